internal import Feedback

/// The fields of a service request as a record has them.
///
/// GeoReport's own keep their names; attributes and extended attributes become fields of their own
/// under dotted names, so that `extended_attributes.photos.0.media_url` names one; all others stay as
/// they are. What is null or empty is absent.
struct GeoReportFields {
  /// The names of an attribute, the best first: `code` may be that of its value.
  private static let keys = ["name", "key", "code", "label"]
  private static let values = ["value", "values"]

  private var entries: [Fields.Entry] = []
  private var places: [String: Int] = [:]

  /// The fields of an object as the answer gives it.
  static func fields(of object: Fields) -> Fields {
    var fields = GeoReportFields()
    for entry in object.entries {
      let lowercased = entry.name.lowercased()
      if GeoReport.attributeNames.contains(lowercased) {
        fields.flatten(entry.value, path: lowercased)
      } else {
        let isKnown = GeoReport.requestNames.contains(lowercased)
        fields.add(entry.value, path: isKnown ? lowercased : entry.name)
      }
    }
    return Fields(fields.entries)
  }

  private mutating func flatten(_ value: FieldValue, path: String) {
    switch value {
    case .object(let members):
      for member in members.entries { flatten(member.value, path: "\(path).\(member.name)") }
    case .array(let elements) where elements.contains(where: \.isObject):
      for (index, element) in elements.enumerated() { flatten(element, path, index) }
    default: add(value, path: path)
    }
  }

  /// An element of a list: an attribute with its value goes by its name, others by their number.
  private mutating func flatten(_ element: FieldValue, _ path: String, _ index: Int) {
    guard case .object(let members) = element,
      let key = Self.keys.first(where: { members[$0]?.text?.isEmpty == false }),
      let name = members[key]?.text, Self.values.contains(where: { members[$0] != nil })
    else { return flatten(element, path: "\(path).\(index)") }
    for member in members.entries where member.name != key {
      let isValue = Self.values.contains(member.name)
      flatten(member.value, path: "\(path).\(name)" + (isValue ? "" : ".\(member.name)"))
    }
  }

  /// Adds what is not empty; a second value of the same name makes an array of both.
  private mutating func add(_ value: FieldValue, path: String) {
    guard let value = value.trimmed else { return }
    guard let place = places[path] else {
      places[path] = entries.count
      entries.append(Fields.Entry(name: path, value: value))
      return
    }
    entries[place].value = .array(entries[place].value.elements + value.elements)
  }
}

extension FieldValue {
  fileprivate var isObject: Bool { if case .object = self { true } else { false } }

  /// The elements of an array; another value is its own only one.
  fileprivate var elements: [FieldValue] { if case .array(let all) = self { all } else { [self] } }

  /// The value without white space at its ends; nil where nothing is left.
  fileprivate var trimmed: FieldValue? {
    switch self {
    case .null: nil
    case .string(let text): text.trimmingWhitespace.nonEmpty.map { .string($0) }
    case .array(let elements):
      elements.compactMap(\.trimmed).nonEmpty.map { .array($0) }
    case .object(let fields): fields.entries.isEmpty ? nil : self
    case .bool, .number: self
    }
  }
}

extension Collection {
  fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
