public import Feedback

/// JSON text (RFC 8259) to values and back; the order of keys and the literals of numbers are kept.
public enum JSONText {
  /// The value that a text holds.
  ///
  /// Half a surrogate pair becomes U+FFFD; values nested deeper than 512 are refused.
  ///
  /// - Throws: `FormatError` with line and column where the text is not JSON.
  public static func parse(_ bytes: [UInt8]) throws(FormatError) -> FieldValue {
    switch parse(bytes, bytes.indices) {
    case .success(let value): return value
    case .failure(let fault):
      let place = TextPlace(of: fault.index, in: bytes)
      throw FormatError(
        fault.isEnd ? .cutOff : .malformed, "not JSON: \(fault.what)", line: place.line,
        column: place.column, mend: "mend it there")
    }
  }

  static func parse(
    _ bytes: [UInt8], _ range: Range<Int>, takesLeadingZeros: Bool = false
  ) -> Result<FieldValue, JSONFault> {
    bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer, range, takesLeadingZeros: takesLeadingZeros)
      return Result { () throws(JSONFault) in try parser.document() }
    }
  }
}

/// Where an index stands for a reader of the text.
struct TextPlace {
  var line: Int
  /// In bytes, from 1.
  var column: Int

  /// The place of an index; `line` and `column` are those of `start`.
  init(of index: Int, in bytes: [UInt8], from start: Int = 0, line: Int = 1, column: Int = 1) {
    let before = bytes[start..<min(index, bytes.count)]
    self.line = line + before.count { $0 == .lineFeed }
    self.column = before.lastIndex(of: .lineFeed).map { index - $0 } ?? column + index - start
  }
}

extension JSONText {
  /// The members of the object that fills some bytes; nil where they are no JSON object.
  public static func object(_ bytes: UnsafeBufferPointer<UInt8>) -> Fields? {
    var parser = JSONParser(bytes, bytes.indices)
    guard case .object(let fields)? = try? parser.document() else { return nil }
    return fields
  }
}
