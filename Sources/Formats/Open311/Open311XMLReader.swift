internal import Feedback

/// Service requests in XML: the elements `request`, wherever they stand.
struct Open311XMLReader: RecordReader {
  private let requests: [XMLElement]
  private let cut: XMLRepair.Cut?
  private var position = 0

  init(_ text: [UInt8]) throws(FormatError) {
    let document = try MendedXML(
      text, XMLRecordNames(records: ["request"], containers: ["service_requests", "requests"]))
    cut = document.cut
    let root = document.root.localName.lowercased()
    if root == "errors" { throw Self.error(document.root) }
    requests = Self.requests(in: document.root)
    guard !requests.isEmpty || ["service_requests", "requests"].contains(root) else {
      throw .otherFormat(
        root == "html" ? "an HTML page" : "an XML document of another kind",
        wanted: "an Open311 answer")
    }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    defer { position += 1 }
    let place = RecordPlace(number: position + 1)
    guard position >= requests.count else {
      return .record(RawRecord(fields: Self.fields(requests[position], ""), place: place))
    }
    guard let cut else { return nil }
    let error = FormatError.cutOff(line: cut.line, column: cut.column)
    guard position == requests.count, let remainder = cut.remainder else { throw error }
    return Reject.unreadable(place, error.description, bytes: remainder)
  }

  private static func requests(in element: XMLElement) -> [XMLElement] {
    if element.localName.lowercased() == "request" { return [element] }
    return element.children.flatMap(requests)
  }

  /// The fields of an element; those of elements inside bear both names, joined by a dot.
  private static func fields(_ element: XMLElement, _ prefix: String) -> Fields {
    var fields = Fields()
    for child in element.children {
      let name = prefix + child.localName
      if !child.children.isEmpty {
        for entry in Self.fields(child, name + ".").entries {
          fields.append(entry.name, entry.value)
        }
      } else if !child.text.isEmpty {
        fields.append(name, .string(child.text))
      }
    }
    return fields
  }

  private static func error(_ root: XMLElement) -> FormatError {
    let first = root.children.first
    func text(_ name: String) -> String? { first?.children.first { $0.localName == name }?.text }
    return .open311(code: text("code"), description: text("description"))
  }
}
