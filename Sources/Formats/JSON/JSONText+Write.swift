public import Feedback

extension JSONText {
  /// A value's JSON text in one line.
  public static func bytes(of value: FieldValue) -> [UInt8] {
    var output: [UInt8] = []
    write(value, into: &output)
    return output
  }

  /// Adds a value's JSON text, in one line and without spaces.
  public static func write(_ value: FieldValue, into output: inout [UInt8]) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let flag): output += (flag ? "true" : "false").utf8
    case .number(let literal): output += literal.utf8
    case .string(let text): write(text, into: &output)
    case .object(let fields): write(fields, into: &output)
    case .array(let values):
      output.append(.openBracket)
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(.comma) }
        write(value, into: &output)
      }
      output.append(.closeBracket)
    }
  }

  /// Adds fields as a JSON object.
  public static func write(_ fields: Fields, into output: inout [UInt8]) {
    output.append(.openBrace)
    for (index, entry) in fields.entries.enumerated() {
      if index > 0 { output.append(.comma) }
      write(entry.name, into: &output)
      output.append(.colon)
      write(entry.value, into: &output)
    }
    output.append(.closeBrace)
  }

  /// Adds a text in quotes, with what must be escaped escaped.
  public static func write(_ text: String, into output: inout [UInt8]) {
    output.append(.quote)
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() where mustBeEscaped(byte) {
        output += bytes[start..<index]
        escape(byte, into: &output)
        start = index + 1
      }
      output += bytes[start...]
    }
    output.append(.quote)
  }

  @inline(__always)
  private static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte < .space || byte == .quote || byte == .backslash
  }

  private static func escape(_ byte: UInt8, into output: inout [UInt8]) {
    output.append(.backslash)
    switch byte {
    case .quote, .backslash: output.append(byte)
    case .lineFeed: output.append(UInt8(ascii: "n"))
    case .carriageReturn: output.append(UInt8(ascii: "r"))
    case .tab: output.append(UInt8(ascii: "t"))
    default:
      let digits = "0123456789abcdef".utf8.map { $0 }
      output += "u00".utf8
      output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
