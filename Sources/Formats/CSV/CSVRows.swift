/// One row of a file, and where it stands.
struct CSVRow {
  enum Content {
    case cells([String])
    case unclosedQuote
  }

  var content: Content
  /// The line on which it begins, from 1.
  var line: Int
  /// The row as it came, without its line break; empty for a row of the expected width.
  var bytes: [UInt8] = []
}

/// The rows of a file, one after another; empty ones are passed over.
struct CSVRows {
  private static let sampleSize = 64 * 1024
  /// No row is longer: 100 cells as full as a spreadsheet lets them be.
  private static let rowLimit = 8 << 20

  /// How many cells a row is expected to have; the bytes of others are kept.
  var width: Int?
  private var window: ByteWindow
  private let scanner: CSVScanner
  private var row = CSVScanner.Row()
  /// Up to here no quote was found that closes the last one left open: a quoted cell that begins
  /// before ends on its own line, or never. It keeps the search for a closing quote linear.
  private var searchedTo = 0

  /// The rows of a text; a first line `sep=;` and the delimiter are found here.
  init(_ text: DecodedBytes, delimiter: UInt8?) throws(FormatError) {
    var window = ByteWindow(text)
    while window.unreadCount < Self.sampleSize, try window.grow() {}
    let sample = window.bytes.prefix(Self.sampleSize)
    let start = sample.drop { $0.isJSONWhitespace }
    guard !start.startsIgnoringCase("<!doctype html"), !start.startsIgnoringCase("<html") else {
      throw .otherFormat("an HTML page", wanted: "CSV")
    }
    let line = sample.prefix { $0 != .lineFeed && $0 != .carriageReturn }
    let named = CSVDialect.named(inLine: line)
    if named != nil { window.advance(to: line.endIndex, lines: 0) }
    scanner = CSVScanner(delimiter: delimiter ?? named ?? CSVDialect.found(in: sample))
    self.window = window
  }

  mutating func next() throws(FormatError) -> CSVRow? {
    while true {
      if window.unreadCount == 0, try !window.grow() { return nil }
      let mayGoOn = window.position >= searchedTo
      switch scan(allowsLineBreaks: mayGoOn) {
      case .needsMore:
        guard window.unreadCount <= Self.rowLimit else { throw .endlessRow(line: window.line) }
        _ = try window.grow()
      case .unclosedQuote:
        if row.showsUnclosed { return takeLine() }
        if try hasSearchedOn(mayGoOn) { continue }
        if mayGoOn { searchedTo = window.endPosition }
        return takeLine()
      case .row(let end):
        if row.hasStrayQuote, row.spansLines, let width, row.cells.count != width {
          return takeLine()
        }
        if let row = takeRow(to: end) { return row }
      }
    }
  }

  /// The cells of the next row, taken as the header; none where the file is empty.
  mutating func headerCells() throws(FormatError) -> [String] {
    guard let row = try next() else { return [] }
    guard case .cells(let cells) = row.content else {
      throw FormatError(
        .malformed, "the header opens a quote that is never closed", line: row.line,
        mend: "close it, or double it")
    }
    return cells
  }

  /// The cells of the first rows, as far as they are held and can be told.
  func sample(_ count: Int) -> [[String]] {
    var row = CSVScanner.Row()
    var sample: [[String]] = []
    var index = window.start
    return window.bytes.withUnsafeBufferPointer { bytes in
      while sample.count < count, index < bytes.count {
        let ending = scanner.scan(
          bytes, from: index, into: &row, isComplete: window.isComplete, allowsLineBreaks: true)
        guard case .row(let next) = ending else { break }
        if row.cells.contains(where: { !$0.range.isEmpty }) {
          sample.append(row.cells.map { $0.text(in: bytes) })
        }
        index = next
      }
      return sample
    }
  }

  /// The cells of the row that begins on a line, taken as the header.
  mutating func headerCells(inLine line: Int) throws(FormatError) -> [String] {
    while let row = try next(), row.line <= line {
      if row.line == line, case .cells(let cells) = row.content { return cells }
    }
    throw FormatError(
      .option, "no row with text begins on line \(line)",
      mend: "name the line that holds the names of the columns")
  }

  private mutating func scan(allowsLineBreaks: Bool) -> CSVScanner.Ending {
    window.bytes.withUnsafeBufferPointer { bytes in
      scanner.scan(
        bytes, from: window.start, into: &row, isComplete: window.isComplete,
        allowsLineBreaks: allowsLineBreaks)
    }
  }

  /// Gets more bytes to find a closing quote in; false where there is no use in it.
  private mutating func hasSearchedOn(_ mayGoOn: Bool) throws(FormatError) -> Bool {
    guard !window.isComplete, window.unreadCount <= Self.rowLimit,
      mayGoOn || window.lineFeed(from: window.start) == nil
    else { return false }
    _ = try window.grow()
    return true
  }

  /// Takes the row that was scanned; nil where all of its cells are empty.
  private mutating func takeRow(to end: Int) -> CSVRow? {
    defer { window.advance(to: end, lines: row.lines) }
    guard row.cells.contains(where: { !$0.range.isEmpty }) else { return nil }
    let cells = window.bytes.withUnsafeBufferPointer { bytes in
      row.cells.map { $0.text(in: bytes) }
    }
    let isExpected = width.map { $0 == cells.count } ?? true
    let bytes = isExpected ? [] : Array(window.bytes[window.start..<end])
    return CSVRow(content: .cells(cells), line: window.line, bytes: bytes.withoutLineBreak)
  }

  /// Takes the line whose quote is not closed.
  private mutating func takeLine() -> CSVRow {
    let rest = window.bytes[window.start...]
    let end = rest.firstIndex { $0 == .lineFeed || $0 == .carriageReturn } ?? rest.endIndex
    let row = CSVRow(content: .unclosedQuote, line: window.line, bytes: Array(rest[..<end]))
    let hasPair = rest[end...].starts(with: [.carriageReturn, .lineFeed])
    window.advance(to: min(end + (hasPair ? 2 : 1), rest.endIndex), lines: 1)
    return row
  }
}

extension CSVScanner.Cell {
  /// The cell's text; doubled quotes become one.
  fileprivate func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
    let slice = bytes[range]
    guard hasDoubledQuotes else { return String(decoding: slice, as: UTF8.self) }
    var single: [UInt8] = []
    single.reserveCapacity(slice.count)
    var afterQuote = false
    for byte in slice {
      afterQuote = byte == .quote && !afterQuote
      if byte != .quote || afterQuote { single.append(byte) }
    }
    return String(decoding: single, as: UTF8.self)
  }
}

extension [UInt8] {
  fileprivate var withoutLineBreak: [UInt8] {
    var bytes = self
    while let last = bytes.last, last == .lineFeed || last == .carriageReturn { bytes.removeLast() }
    return bytes
  }
}

extension FormatError {
  fileprivate static func endlessRow(line: Int) -> FormatError {
    FormatError(
      .malformed, "a row does not end within 8 MB", line: line,
      mend: "check that the file is a CSV file")
  }
}
