internal import Feedback

extension XMLElement {
  /// What is inside as the fields of an object: an element for each.
  var object: Fields {
    Fields(children.map { Fields.Entry(name: $0.localName, value: $0.value) })
  }

  /// An element as JSON would write it: text, with markup where it holds some, an object of its
  /// elements, or an array of those that are alike.
  private var value: FieldValue {
    let children = self.children
    guard !children.isEmpty else { return leaf }
    let isText = hasMixedContent || GeoReport.requestNames.contains(localName.lowercased())
    if isText { return .string(innerMarkup) }
    return isList(children) ? .array(children.map(\.value)) : .object(object)
  }

  /// The text, or, where an XML attribute names it, both: `<attribute code="A">B</attribute>`.
  private var leaf: FieldValue {
    let names = ["name", "key", "code"].compactMap { key in
      attribute(key).map { Fields.Entry(name: key, value: .string($0)) }
    }
    guard !names.isEmpty else { return .string(text) }
    return .object(Fields(names + [Fields.Entry(name: "value", value: .string(text))]))
  }

  private func isList(_ children: [XMLElement]) -> Bool {
    let name = children[0].localName
    guard children.allSatisfy({ $0.localName == name }) else { return false }
    return children.count > 1 || localName.hasSuffix(name + "s")
  }
}
