/// The entities that a document may refer to: XML's own, HTML's, and those that its DOCTYPE declares
/// as plain text.
///
/// A declared entity is never looked into for further ones, and what they add together is limited; so
/// they cannot multiply.
struct XMLEntities {
  private static let predefined: Set<String> = ["lt", "gt", "amp", "quot", "apos"]
  private static let nameLimit = 32
  private static let valueLimit = 1_024
  private static let expansionLimit = 1_000_000

  private var declared: [String: String] = [:]
  private var expanded = 0

  /// Copies the reference that begins with the `&` at an index, or what it stands for; an `&` that
  /// begins none is written as text.
  mutating func copyReference(_ source: [UInt8], _ index: inout Int, to target: inout [UInt8]) {
    let end = source[index...].prefix(Self.nameLimit + 2).firstIndex(of: .semicolon)
    guard let end, let text = value(of: source[(index + 1)..<end]) else {
      target += "&amp;".utf8
      index += 1
      return
    }
    target += text
    index = end + 1
  }

  /// What a name stands for, as XML text; nil where nothing does.
  private mutating func value(of name: ArraySlice<UInt8>) -> [UInt8]? {
    if name.first == UInt8(ascii: "#") {
      return CharacterReference.scalar(number: name.dropFirst()).map(Self.escaped)
    }
    let name = String(decoding: name, as: UTF8.self)
    if Self.predefined.contains(name) { return Array("&\(name);".utf8) }
    if let value = declared[name] {
      expanded += value.utf8.count
      return expanded > Self.expansionLimit ? nil : Self.escaped(value)
    }
    return CharacterReference.scalar(name: name).map(Self.escaped)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> [UInt8] {
    let isAllowed = scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
    let isCharacter = scalar.value & 0xFFFE != 0xFFFE
    return escaped(isAllowed && isCharacter ? String(Character(scalar)) : "\u{FFFD}")
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendEscaped(text.utf8, quotes: true)
    return bytes
  }
}

// MARK: - DOCTYPE

extension XMLEntities {
  /// Takes the declarations of the DOCTYPE that begins at an index; gives the index behind it.
  mutating func takeDoctype(_ source: [UInt8], at start: Int) -> Int {
    var index = start
    var isInside = false
    while index < source.count {
      let rest = source[index...]
      switch source[index] {
      case .quote, .apostrophe:
        guard let close = rest.dropFirst().firstIndex(of: source[index]) else { return start + 1 }
        index = close
      case .openBracket: isInside = true
      case .closeBracket: isInside = false
      case .greaterThan where !isInside: return index + 1
      case .lessThan where isInside && rest.starts(with: "<!ENTITY".utf8):
        index = takeEntity(source, at: index)
      default: break
      }
      index += 1
    }
    return source.count
  }

  /// Takes one `<!ENTITY name "value">`; gives the index of its last byte.
  private mutating func takeEntity(_ source: [UInt8], at start: Int) -> Int {
    let limit = min(source.count, start + 8 + Self.nameLimit + Self.valueLimit)
    let head = source[(start + 8)..<limit]
    guard let open = head.firstIndex(where: { $0 == .quote || $0 == .apostrophe }),
      let close = head[(open + 1)...].firstIndex(of: source[open])
    else { return start }
    let name = String(decoding: source[(start + 8)..<open], as: UTF8.self).trimmingWhitespace
    let value = source[(open + 1)..<close]
    let isPlain = !value.contains { $0 == .ampersand || $0 == UInt8(ascii: "%") || $0 == .lessThan }
    // A name with a space in it is one of SYSTEM or PUBLIC: outside, and left alone.
    if isPlain, !name.isEmpty, !name.contains(" ") {
      declared[name] = declared[name] ?? String(decoding: value, as: UTF8.self)
    }
    return close
  }
}
