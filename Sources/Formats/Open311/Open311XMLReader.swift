internal import Feedback

/// Reads service requests in XML, repaired where it is broken.
struct Open311XMLReader: RecordReader {
  private var records: XMLRecordReader

  init(_ document: MendedXML) throws(FormatError) {
    let requests = document.root.outermost(named: GeoReport.requests.records)
    if requests.isEmpty, document.cut?.remainder == nil { try Self.refuse(document.root) }
    records = XMLRecordReader(requests, cut: document.cut) { element, place in
      .serviceRequest(element.object, place, bytes: Array(element.innerMarkup.utf8))
    }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? { try records.next() }

  /// Throws where a document without requests is no list of none.
  private static func refuse(_ root: XMLElement) throws(FormatError) {
    if let refusal = GeoReportRefusal(root.errors) { throw refusal.error }
    let name = root.localName.lowercased()
    guard !GeoReport.requests.containers.contains(name) else { return }
    if ["services", "service", "service_definition"].contains(name) { throw .servicesAnswer }
    throw .otherFormat(
      name == "html" ? "an HTML page" : "an XML document of another kind",
      wanted: "an Open311 answer")
  }
}

extension XMLElement {
  /// The errors that a document holds, each in an object that says so.
  var errors: [Fields] {
    outermost(named: ["error"]).map { ["error": .object($0.object)] }
  }

  /// The outermost elements, this one or below, whose local name in lower case is one of some.
  func outermost(named names: Set<String>) -> [XMLElement] {
    if names.contains(localName.lowercased()) { return [self] }
    return children.flatMap { $0.outermost(named: names) }
  }
}
