/// A value as a source wrote it: the data model of JSON (RFC 8259), with the keys of an object in
/// their order and a number as its literal text, so that nothing is lost before mapping.
public enum FieldValue: Sendable, Equatable {
  case null
  case bool(Bool)
  /// The literal as written, for example `1e3` or `17411758`.
  case number(String)
  case string(String)
  case array([FieldValue])
  case object(Fields)
}

extension FieldValue {
  /// The value as text: a string itself, a number's literal, `true` or `false`; an array joined by
  /// `, `; nil for null, for an object and for an array without any text.
  public var text: String? {
    switch self {
    case .null, .object: nil
    case .bool(let flag): flag ? "true" : "false"
    case .number(let literal): literal
    case .string(let string): string
    case .array(let values): Self.joined(values.compactMap(\.text))
    }
  }

  private static func joined(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: ", ")
  }
}

/// Named values in the order in which the source wrote them.
///
/// Names may repeat (a CSV header can); `subscript(_:)` gives the first.
public struct Fields: Sendable, Equatable {
  /// One name with its value.
  public struct Entry: Sendable, Equatable {
    public var name: String
    public var value: FieldValue

    /// An entry of a name and its value.
    public init(name: String, value: FieldValue) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var entries: [Entry]

  /// Fields of the entries, in their order.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The first value with the name, or nil.
  public subscript(name: String) -> FieldValue? {
    entries.first { $0.name == name }?.value
  }

  /// The value at a path of names joined by dots (`user.name`); a number picks from an array
  /// (`photos.0.url`). A name that itself holds dots is found first.
  public subscript(path path: String) -> FieldValue? {
    if let value = self[path] { return value }
    var value: FieldValue = .object(self)
    for step in path.split(separator: ".") {
      guard let next = value.child(String(step)) else { return nil }
      value = next
    }
    return value
  }

  /// Adds a value behind the others.
  public mutating func append(_ name: String, _ value: FieldValue) {
    entries.append(Entry(name: name, value: value))
  }
}

extension FieldValue {
  /// The member of an object by its name, or of an array by its index.
  public func child(_ step: String) -> FieldValue? {
    switch self {
    case .object(let fields): return fields[step]
    case .array(let values):
      guard let index = Int(step), values.indices.contains(index) else { return nil }
      return values[index]
    default: return nil
    }
  }
}

extension Fields: ExpressibleByDictionaryLiteral {
  /// Fields from a literal, in its order.
  public init(dictionaryLiteral elements: (String, FieldValue)...) {
    self.init(elements.map { Entry(name: $0.0, value: $0.1) })
  }
}

extension FieldValue: ExpressibleByStringLiteral {
  /// A string value.
  public init(stringLiteral value: String) {
    self = .string(value)
  }
}
