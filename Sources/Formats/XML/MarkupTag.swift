/// A tag of XML or HTML, found as leniently as readers find them: attributes may lack quotes or values.
struct MarkupTag {
  struct Attribute {
    var name: Range<Int>
    /// Without quotes; empty where there is no value.
    var value: Range<Int>
  }

  var name: Range<Int>
  var attributes: [Attribute] = []
  var isEnd: Bool
  var isSelfClosing = false
  /// The index behind the tag.
  private(set) var end: Int

  /// The tag that begins with the `<` at an index; nil where that is a character of the text.
  init?(_ bytes: [UInt8], at start: Int) {
    end = start + 1
    isEnd = end < bytes.count && bytes[end] == .slash
    if isEnd { end += 1 }
    guard end < bytes.count, bytes[end].isASCIILetter || bytes[end] == UInt8(ascii: "_") else {
      return nil
    }
    let nameStart = end
    while end < bytes.count, Self.isInName(bytes[end]) { end += 1 }
    name = nameStart..<end
    while let next = skipWhitespace(bytes) {
      switch next {
      case .greaterThan:
        end += 1
        return
      case .lessThan: return nil
      case .slash:
        end += 1
        isSelfClosing = end < bytes.count && bytes[end] == .greaterThan
      default:
        guard let attribute = attribute(bytes) else { return nil }
        attributes.append(attribute)
      }
    }
    return nil
  }

  private mutating func attribute(_ bytes: [UInt8]) -> Attribute? {
    let start = end
    end += 1
    while end < bytes.count, !Self.endsAttributeName(bytes[end]) { end += 1 }
    let name = start..<end
    guard skipWhitespace(bytes) == .equals else { return Attribute(name: name, value: end..<end) }
    end += 1
    guard let first = skipWhitespace(bytes) else { return nil }
    guard first == .quote || first == .apostrophe else {
      let valueStart = end
      while end < bytes.count, !Self.endsBareValue(bytes[end]) { end += 1 }
      return Attribute(name: name, value: valueStart..<end)
    }
    let valueStart = end + 1
    guard let close = bytes[valueStart...].firstIndex(of: first) else { return nil }
    end = close + 1
    return Attribute(name: name, value: valueStart..<close)
  }

  private mutating func skipWhitespace(_ bytes: [UInt8]) -> UInt8? {
    while end < bytes.count, bytes[end].isJSONWhitespace { end += 1 }
    return end < bytes.count ? bytes[end] : nil
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isDigit || byte >= 0x80 || "-_.:".utf8.contains(byte)
  }

  private static func endsBareValue(_ byte: UInt8) -> Bool {
    byte.isJSONWhitespace || byte == .greaterThan || byte == .lessThan
  }

  private static func endsAttributeName(_ byte: UInt8) -> Bool {
    byte.isJSONWhitespace || byte == .equals || byte == .greaterThan || byte == .slash
      || byte == .lessThan
  }
}
