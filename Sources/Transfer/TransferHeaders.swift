/// Header fields in their order; names compare without regard to case (RFC 9110, 5.1).
public struct TransferHeaders: Sendable, Equatable {
  /// One field.
  public struct Field: Sendable, Equatable {
    /// The name as it was written.
    public var name: String
    /// The value without blanks around it.
    public var value: String
  }

  /// Every field, repeated names included.
  public private(set) var fields: [Field] = []

  /// The first value with the name, or nil.
  public subscript(name: String) -> String? {
    let wanted = name.lowercased()
    return fields.first { $0.name.lowercased() == wanted }?.value
  }

  /// Every value with the name, in their order.
  public func all(_ name: String) -> [String] {
    let wanted = name.lowercased()
    return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
  }

  /// Adds a field behind the others.
  public mutating func append(_ name: String, _ value: String) {
    fields.append(Field(name: name, value: value))
  }
}

extension TransferHeaders: ExpressibleByDictionaryLiteral {
  /// Fields from a literal, in its order.
  public init(dictionaryLiteral elements: (String, String)...) {
    fields = elements.map { Field(name: $0.0, value: $0.1) }
  }
}

extension TransferHeaders {
  /// Takes in one line as it came from the server; a status line begins a new response.
  mutating func receive(_ line: String) {
    if line.hasPrefix("HTTP/") { return fields.removeAll() }
    if line.hasPrefix(" ") || line.hasPrefix("\t") { return fold(line[...].trimmed) }
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
    append(line[..<colon].trimmed, line[line.utf8.index(after: colon)...].trimmed)
  }

  /// A line that begins with a space continues the one before (RFC 9112, 5.2).
  private mutating func fold(_ rest: String) {
    guard let last = fields.indices.last else { return }
    fields[last].value += " " + rest
  }
}

extension TransferHeaders.Field {
  /// The line as libcurl takes it, an empty value written as `name;`.
  var line: String { value.isEmpty ? "\(name);" : "\(name): \(value)" }

  /// Whether the field keeps to its line.
  var isValid: Bool {
    !name.isEmpty && name.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ":") }
      && value.keepsToItsLine
  }
}

extension String {
  /// Whether the text has no line breaks or other control characters, which in a header would
  /// begin a field of their own.
  var keepsToItsLine: Bool { utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 } }
}

extension Substring {
  /// Without spaces, tabs and line ends at both ends.
  var trimmed: String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    let start = utf8.firstIndex { !isBlank($0) } ?? endIndex
    guard let last = utf8[start...].lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(self[start...last])
  }
}
