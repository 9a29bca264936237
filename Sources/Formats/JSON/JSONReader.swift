internal import Feedback

/// Reads the objects of a JSON document or of NDJSON, one at a time.
///
/// - NDJSON is known by its first two lines; a line that is not an object is a reject.
/// - The records of a document are the elements of its top-level array, or of the array at the path
///   in `FormatOptions.records`. Without a path the single array of objects at the shallowest level
///   is taken, else the object itself is the one record; such a document is held in memory whole.
/// - A payload that is cut off gives its remainder as a reject (64 KiB at most) and then throws.
struct JSONReader: RecordReader {
  private enum Stage {
    case beginning
    /// One value a line.
    case lines
    /// Values one after another.
    case values
    /// In the array of records; `isOnly` where what follows it is of no interest.
    case array(isFirst: Bool, isOnly: Bool)
    case failed(FormatError)
    case ended
  }

  private var cursor: JSONCursor
  private let path: String?
  private let locate: RecordsPath.Locator
  private let takesLeadingZeros: Bool
  private var stage = Stage.beginning
  private var number = 0

  /// A reader of a payload. `locate` finds the records of an object where no path is named; with
  /// `takesLeadingZeros` a number such as `007` is text.
  init(
    over bytes: any ByteSource, options: FormatOptions,
    locate: @escaping RecordsPath.Locator = { RecordsPath.find(in: $0, from: $1) },
    takesLeadingZeros: Bool = false
  ) throws(FormatError) {
    let text = try DecodedBytes(bytes, forced: options.encoding, declared: [options.charset])
    cursor = JSONCursor(text)
    path = options.records
    self.locate = locate
    self.takesLeadingZeros = takesLeadingZeros
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    while true {
      switch stage {
      case .beginning: stage = try begin()
      case .lines: return try line()
      case .values: if let outcome = try topLevelValue() { return outcome }
      case .array(let isFirst, let isOnly):
        if let outcome = try element(isFirst: isFirst, isOnly: isOnly) { return outcome }
      case .failed(let error): throw error
      case .ended: return nil
      }
    }
  }

  private mutating func begin() throws(FormatError) -> Stage {
    guard let first = try cursor.peek() else { return .ended }
    guard first != .lessThan else { throw .otherFormat("HTML or XML", wanted: "JSON") }
    if let path { return try cursor.descend(path) ? .array(isFirst: true, isOnly: true) : .values }
    if first == .openBracket { return .values }
    if try cursor.isAtLines() { return .lines }
    guard first == .openBrace else {
      throw cursor.malformed("the payload does not begin as JSON")
    }
    guard let path = try cursor.recordsPath(locate) else { return .values }
    return try cursor.descend(path) ? .array(isFirst: true, isOnly: true) : .values
  }
}

// MARK: - Records

extension JSONReader {
  private mutating func line() throws(FormatError) -> RecordOutcome? {
    guard let line = try cursor.line() else { return nil }
    number += 1
    let place = RecordPlace(number: number, line: line.number)
    switch parse(line.range) {
    case .success(let value):
      defer { cursor.pass(line) }
      return outcome(of: value, line.range, place)
    case .failure(let fault) where fault.isEnd && !line.isEnded: return try cut(place)
    case .failure(let fault):
      defer { cursor.pass(line) }
      return unreadable(fault, line.range, place)
    }
  }

  /// The next value of several; nil where an array begins or the payload ends.
  private mutating func topLevelValue() throws(FormatError) -> RecordOutcome? {
    guard let first = try cursor.peek() else {
      stage = .ended
      return nil
    }
    guard first != .openBracket else {
      cursor.passByte()
      stage = .array(isFirst: true, isOnly: false)
      return nil
    }
    return try value(mayEndWithPayload: true)
  }

  /// The next element of the array; nil where the array ends.
  private mutating func element(isFirst: Bool, isOnly: Bool) throws(FormatError) -> RecordOutcome? {
    var next = try cursor.peek()
    var hasComma = isFirst
    if next == .comma, !isFirst {
      cursor.passByte()
      hasComma = true
      next = try cursor.peek()
    }
    guard let next else { throw cursor.cutOff() }
    if next == .closeBracket {
      cursor.passByte()
      stage = isOnly ? .ended : .values
      return nil
    }
    stage = .array(isFirst: false, isOnly: isOnly)
    // A missing comma hides no record where an object follows.
    guard hasComma || next == .openBrace else { return try remainder("expected a comma or ]") }
    return try value(mayEndWithPayload: false)
  }

  private mutating func value(mayEndWithPayload: Bool) throws(FormatError) -> RecordOutcome? {
    number += 1
    let place = RecordPlace(number: number, line: cursor.lineNumber)
    guard let range = try cursor.valueRange(mayEndWithPayload: mayEndWithPayload) else {
      return try cut(place)
    }
    guard !range.isEmpty else {
      number -= 1
      return try remainder("expected a value")
    }
    defer { cursor.pass(range) }
    switch parse(range) {
    case .success(let value): return outcome(of: value, range, place)
    case .failure(let fault): return unreadable(fault, range, place)
    }
  }
}

// MARK: - Outcomes

extension JSONReader {
  private func parse(_ range: Range<Int>) -> Result<FieldValue, JSONFault> {
    JSONText.parse(cursor.bytes, range, takesLeadingZeros: takesLeadingZeros)
  }

  private func outcome(
    of value: FieldValue, _ range: Range<Int>, _ place: RecordPlace
  ) -> RecordOutcome {
    if case .object(let fields) = value {
      return .record(RawRecord(fields: fields, place: place))
    }
    return Reject.unreadable(
      place, "\(place) is not an object; give each record as {\"name\": value}",
      bytes: cursor.bytes[range])
  }

  private func unreadable(
    _ fault: JSONFault, _ range: Range<Int>, _ place: RecordPlace
  ) -> RecordOutcome {
    let at = cursor.place(of: fault.index)
    return Reject.unreadable(
      place, "not JSON at line \(at.line), column \(at.column): \(fault.what); mend it there",
      bytes: cursor.bytes[range])
  }

  /// The payload ends inside the record that begins here.
  private mutating func cut(_ place: RecordPlace) throws(FormatError) -> RecordOutcome {
    let error = cursor.cutOff()
    stage = .failed(error)
    return Reject.unreadable(place, error.description, bytes: try cursor.remainder())
  }

  /// What follows cannot be divided into records.
  private mutating func remainder(_ what: String) throws(FormatError) -> RecordOutcome {
    number += 1
    let error = cursor.malformed("not JSON: \(what)")
    stage = .failed(error)
    let place = RecordPlace(number: number, line: error.line)
    return Reject.unreadable(place, error.description, bytes: try cursor.remainder())
  }
}
