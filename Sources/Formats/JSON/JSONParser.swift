internal import Feedback

/// Why a text is not JSON, and where.
struct JSONFault: Error {
  /// What was expected, as the end of a sentence.
  var what: String
  /// The index in the bytes.
  var index: Int
  /// True where the text ends too early, so that more of it could mend it.
  var isEnd = false
}

/// Parses one JSON value (RFC 8259), keeping the order of keys and the literals of numbers.
struct JSONParser {
  /// Values nested deeper are refused.
  static let depthLimit = 512

  let bytes: UnsafeBufferPointer<UInt8>
  var index: Int
  let end: Int
  /// True where a number such as `007` is text and not a fault.
  private let takesLeadingZeros: Bool

  /// A parser of a range of bytes.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, takesLeadingZeros: Bool = false
  ) {
    self.bytes = bytes
    self.takesLeadingZeros = takesLeadingZeros
    index = range.lowerBound
    end = range.upperBound
  }

  /// The value that fills the range, white space aside.
  mutating func document() throws(JSONFault) -> FieldValue {
    let value = try value(depth: 0)
    skipWhitespace()
    guard index == end else { throw fault("expected nothing more after the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFault) -> FieldValue {
    skipWhitespace()
    guard index < end else { throw fault("expected a value") }
    switch bytes[index] {
    case .quote: return .string(try string())
    case .openBrace: return .object(try object(depth: depth + 1))
    case .openBracket: return .array(try array(depth: depth + 1))
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "0") where takesLeadingZeros: return try numberOrCode()
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> Fields {
    guard depth <= Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
    var entries: [Fields.Entry] = []
    index += 1
    if take(.closeBrace) { return Fields() }
    repeat {
      skipWhitespace()
      guard index < end, bytes[index] == .quote else { throw fault("expected a name in quotes") }
      let name = try string()
      guard take(.colon) else { throw fault("expected a colon") }
      entries.append(Fields.Entry(name: name, value: try value(depth: depth)))
    } while take(.comma)
    guard take(.closeBrace) else { throw fault("expected a comma or }") }
    return Fields(entries)
  }

  private mutating func array(depth: Int) throws(JSONFault) -> [FieldValue] {
    guard depth <= Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
    var values: [FieldValue] = []
    index += 1
    if take(.closeBracket) { return values }
    repeat {
      values.append(try value(depth: depth))
    } while take(.comma)
    guard take(.closeBracket) else { throw fault("expected a comma or ]") }
    return values
  }

  private mutating func literal(
    _ word: StaticString, _ value: FieldValue
  ) throws(JSONFault) -> FieldValue {
    let rest = bytes[index..<min(end, index + word.utf8CodeUnitCount)]
    guard word.withUTF8Buffer({ $0.starts(with: rest) }) else { throw fault("expected a value") }
    index += rest.count
    guard rest.count == word.utf8CodeUnitCount else { throw fault("expected a value") }
    return value
  }

  /// Takes a byte after white space; false where another one stands there.
  private mutating func take(_ byte: UInt8) -> Bool {
    skipWhitespace()
    guard index < end, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  @inline(__always)
  private mutating func skipWhitespace() {
    while index < end, bytes[index].isJSONWhitespace { index += 1 }
  }

  func fault(_ what: String) -> JSONFault {
    JSONFault(what: what, index: index, isEnd: index >= end)
  }
}

// MARK: - Numbers

extension JSONParser {
  /// A number's literal.
  mutating func number() throws(JSONFault) -> String {
    let start = index
    if index < end, bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]) { index += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A number, or the text of a code that is written as one.
  private mutating func numberOrCode() throws(JSONFault) -> FieldValue {
    let start = index
    guard index + 1 < end, bytes[index + 1].isDigit else { return .number(try number()) }
    try digits()
    return .string(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() throws(JSONFault) {
    guard index < end, bytes[index].isDigit else { throw fault("expected a value") }
    while index < end, bytes[index].isDigit { index += 1 }
  }
}
