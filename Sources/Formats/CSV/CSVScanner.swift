/// Divides bytes into rows and cells, by RFC 4180 and what is met beside it: line feeds, carriage
/// returns or both end a row; a quote inside a quoted cell that is followed neither by a delimiter
/// nor by a line's end is a character of the cell.
struct CSVScanner {
  /// A quoted cell over more lines than this, with a single quote inside, is taken for unclosed, so
  /// that a file of open quotes costs no more than its size.
  private static let guessedLines = 100

  var delimiter: UInt8

  /// A cell by its place in the bytes, without its outer quotes.
  struct Cell {
    var range: Range<Int>
    /// True where doubled quotes inside stand for one.
    var hasDoubledQuotes = false
  }

  /// How the search for the end of a row ended.
  enum Ending {
    /// The row ends before the index, its line break among what is passed.
    case row(next: Int)
    /// The bytes end first.
    case needsMore
    /// A quoted cell is not closed before the bytes end, or `showsUnclosed`.
    case unclosedQuote
  }

  /// What one search found.
  struct Row {
    var cells: [Cell] = []
    /// Line breaks in the row, its own at the end among them.
    var lines = 0
    /// True where a quoted cell goes over more than one line.
    var spansLines = false
    /// True where a quoted cell holds a single quote, so that its end is a guess.
    var hasStrayQuote = false
    /// True where it shows before the bytes end that a quote was left open.
    var showsUnclosed = false
  }

  /// Finds the row that begins at `start`.
  ///
  /// `allowsLineBreaks` says whether a quoted cell may go over more than one line.
  func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into row: inout Row, isComplete: Bool,
    allowsLineBreaks: Bool
  ) -> Ending {
    row.cells.removeAll(keepingCapacity: true)
    row.lines = 0
    (row.spansLines, row.hasStrayQuote, row.showsUnclosed) = (false, false, false)
    var index = start
    while true {
      if index < bytes.count, bytes[index] == .quote {
        guard let end = quoted(bytes, index, &row, isComplete, allowsLineBreaks) else {
          return .unclosedQuote
        }
        index = end
      } else {
        let end = plainEnd(bytes, index)
        row.cells.append(Cell(range: index..<end))
        index = end
      }
      guard index < bytes.count else { return isComplete ? .row(next: index) : .needsMore }
      if bytes[index] != delimiter {
        return lineBreak(bytes, index, isComplete).map { next in
          row.lines += 1
          return .row(next: next)
        } ?? .needsMore
      }
      index += 1
    }
  }

  /// The end of a cell without quotes.
  @inline(__always)
  private func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == .lineFeed || byte == .carriageReturn { break }
      index += 1
    }
    return index
  }

  /// The index after a line break; nil where a line feed may still follow.
  @inline(__always)
  private func lineBreak(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ isComplete: Bool
  ) -> Int? {
    guard bytes[index] == .carriageReturn else { return index + 1 }
    guard index + 1 < bytes.count else { return isComplete ? index + 1 : nil }
    return bytes[index + 1] == .lineFeed ? index + 2 : index + 1
  }

  /// The index after the closing quote of a cell that opens at `start`; nil where there is none.
  private func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ row: inout Row, _ isComplete: Bool,
    _ allowsLineBreaks: Bool
  ) -> Int? {
    var index = start + 1
    var hasDoubledQuotes = false
    /// The line whose first single quote was looked at.
    var seenLine = row.lines
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .quote {
        guard index + 1 < bytes.count else {
          guard isComplete else { return nil }
          row.cells.append(Cell(range: start + 1..<index, hasDoubledQuotes: hasDoubledQuotes))
          return index + 1
        }
        switch bytes[index + 1] {
        case .quote:
          hasDoubledQuotes = true
          index += 1
        case delimiter, .lineFeed, .carriageReturn:
          row.cells.append(Cell(range: start + 1..<index, hasDoubledQuotes: hasDoubledQuotes))
          return index + 1
        default:
          if row.lines > seenLine { noteStrayQuote(bytes, at: index, &row) }
          if row.showsUnclosed { return nil }
          row.hasStrayQuote = true
          seenLine = row.lines
        }
      } else if byte == .lineFeed
        || (byte == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] != .lineFeed)
      {
        guard allowsLineBreaks else { return nil }
        row.lines += 1
        row.spansLines = true
      }
      index += 1
    }
    return nil
  }

  /// Looks at the first single quote on a further line of a quoted cell: one that begins a cell of
  /// its line in the same column opens the next row's cell, so the first was left open.
  private func noteStrayQuote(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ row: inout Row
  ) {
    row.showsUnclosed =
      row.lines > Self.guessedLines || column(bytes, of: index) == row.cells.count
  }

  /// The column of a quote in its line, where it begins a cell of one; nil where it does not.
  private func column(_ bytes: UnsafeBufferPointer<UInt8>, of quote: Int) -> Int? {
    var column = 0
    var index = quote - 1
    guard bytes[index] == delimiter || Self.endsLine(bytes[index]) else { return nil }
    while !Self.endsLine(bytes[index]) {
      if bytes[index] == delimiter { column += 1 }
      index -= 1
    }
    return column
  }

  private static func endsLine(_ byte: UInt8) -> Bool {
    byte == .lineFeed || byte == .carriageReturn
  }
}
