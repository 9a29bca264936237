internal import Feedback

/// Moves through JSON text that comes in pieces; only the value at hand is held.
struct JSONCursor {
  /// No record is larger.
  private static let valueLimit = 64_000_000
  /// The most that is held of a document whose records have to be looked for.
  static let documentLimit = 512_000_000

  private var window: ByteWindow

  init(_ text: DecodedBytes) {
    window = ByteWindow(text)
  }

  var bytes: [UInt8] { window.bytes }
  /// Where in `bytes` the cursor stands.
  var start: Int { window.start }
  var lineNumber: Int { window.line }
  /// The next byte that is not white space; nil at the end.
  mutating func peek() throws(FormatError) -> UInt8? { try window.skipWhitespace() }

  mutating func passByte() { window.advance(to: window.start + 1, lines: 0) }

  /// Goes behind a value.
  mutating func pass(_ range: Range<Int>) {
    let lines = window.bytes[range].count { $0 == .lineFeed }
    window.advance(to: range.upperBound, lines: lines)
  }

  /// The range of the value that begins here; nil where the payload ends in it.
  mutating func valueRange(mayEndWithPayload: Bool) throws(FormatError) -> Range<Int>? {
    var extent = JSONExtent()
    while true {
      if let length = length(&extent) { return window.start..<(window.start + length) }
      try refuseEndless(Self.valueLimit)
      if try !window.grow() { break }
    }
    let rest = window.start..<window.bytes.count
    guard mayEndWithPayload, case .success = JSONText.parse(window.bytes, rest) else { return nil }
    return rest
  }

  /// Goes behind the value that begins here without holding it.
  mutating func skipValue() throws(FormatError) {
    var extent = JSONExtent()
    while true {
      let length = length(&extent)
      let passed = length ?? extent.forget()
      pass(window.start..<(window.start + passed))
      if length != nil { return }
      if try !window.grow() { throw cutOff() }
    }
  }

  /// What is kept of the rest where it cannot be read.
  mutating func remainder() throws(FormatError) -> ArraySlice<UInt8> {
    while window.unreadCount < Reject.remainderLimit, try window.grow() {}
    return window.bytes[window.start...].prefix(Reject.remainderLimit)
  }

  /// Holds the rest of the text.
  mutating func holdAll(limit: Int) throws(FormatError) {
    while try window.grow() {
      guard window.unreadCount <= limit else {
        throw FormatError(
          .tooLarge, "the document is larger than \(limit / 1_000_000) MB",
          mend: "name the path to its records as `records`, so that it is read record by record")
      }
    }
  }

  private func length(_ extent: inout JSONExtent) -> Int? {
    window.bytes.withUnsafeBufferPointer { extent.length(in: $0, from: window.start) }
  }

  private func refuseEndless(_ limit: Int) throws(FormatError) {
    guard window.unreadCount > limit else { return }
    throw FormatError(
      .tooLarge, "a record is larger than \(limit / 1_000_000) MB", line: window.line,
      mend: "check for a quote or a bracket that is not closed")
  }
}

// MARK: - Lines

extension JSONCursor {
  /// A line without its break.
  struct Line {
    var range: Range<Int>
    /// From 1.
    var number: Int
    /// False where the payload ends before a line break.
    var isEnded: Bool
  }

  /// The next line that is not empty, from its first byte on; nil at the end.
  mutating func line(limit: Int = valueLimit) throws(FormatError) -> Line? {
    guard try peek() != nil else { return nil }
    var searched = 0
    while true {
      if let end = window.lineFeed(from: window.start + searched) {
        return Line(range: window.start..<end, number: window.line, isEnded: true)
      }
      searched = window.unreadCount
      try refuseEndless(limit)
      if try !window.grow() { break }
    }
    return Line(range: window.start..<window.bytes.count, number: window.line, isEnded: false)
  }

  /// Goes behind a line.
  mutating func pass(_ line: Line) {
    let end = line.range.upperBound
    window.advance(to: line.isEnded ? end + 1 : end, lines: line.isEnded ? 1 : 0)
  }

  /// True where the text is one value a line: the first line is whole and another follows, or the
  /// second begins with `{` where it cannot go on inside the first.
  mutating func isAtLines() throws(FormatError) -> Bool {
    // A document in one line is no record.
    guard let first = try line(limit: Self.documentLimit), first.isEnded else { return false }
    var next = first.range.upperBound + 1 - window.start
    while true {
      let rest = window.bytes[(window.start + next)...]
      if let index = rest.firstIndex(where: { !$0.isJSONWhitespace }) {
        let line = window.start..<(window.start + first.range.count)
        if rest[index] == .openBrace { return !isOpen(line) }
        guard case .success = JSONText.parse(window.bytes, line) else { return false }
        return true
      }
      next = window.unreadCount
      if try !window.grow() { return false }
    }
  }
}

extension JSONCursor {
  /// True where a line ends inside a value, and where another value can begin: `{"items": [`.
  private func isOpen(_ line: Range<Int>) -> Bool {
    let line = window.bytes[line]
    var extent = JSONExtent()
    let length = line.withUnsafeBufferPointer { extent.length(in: $0, from: 0) }
    guard length == nil, let last = line.last(where: { !$0.isJSONWhitespace }) else { return false }
    return last == .colon || last == .comma || last == .openBracket
  }
}

// MARK: - Faults

extension JSONCursor {
  /// Where an index of `bytes` stands.
  func place(of index: Int) -> TextPlace {
    TextPlace(
      of: index, in: window.bytes, from: window.start, line: window.line, column: window.column)
  }

  /// The payload ends too early.
  func cutOff() -> FormatError {
    let end = place(of: window.bytes.count)
    return .cutOff(line: end.line, column: end.column)
  }

  /// What stands here cannot be read.
  func malformed(_ what: String) -> FormatError {
    let here = place(of: window.start)
    return FormatError(
      .malformed, what, line: here.line, column: here.column, mend: "mend it there")
  }
}
