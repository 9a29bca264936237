internal import Feedback

/// A kind of service request that a server takes (GeoReport v2, "GET Service List").
public struct Open311Service: Sendable, Equatable {
  /// By which service requests name it.
  public var code: String
  public var name: String?
  public var description: String?
  /// Whether a request of the kind has attributes of its own.
  public var hasMetadata: Bool?
  /// `realtime`, `batch` or `blackbox`: whether a request gets its id at once, later or never.
  public var type: String?
  public var keywords: [String]
  /// What the server groups it with.
  public var group: String?

  /// A kind of service request.
  public init(
    code: String, name: String? = nil, description: String? = nil, hasMetadata: Bool? = nil,
    type: String? = nil, keywords: [String] = [], group: String? = nil
  ) {
    self.code = code
    self.name = name
    self.description = description
    self.hasMetadata = hasMetadata
    self.type = type
    self.keywords = keywords
    self.group = group
  }
}

/// Reads the list of services of a GeoReport v2 server, in XML or JSON.
public enum Open311Services {
  /// The services in the order of the list; of the options `encoding`, `charset` and `records` are
  /// read.
  ///
  /// - Throws: where the payload is no list of services, is broken or cut off, or says why there is
  ///   none.
  public static func parse(
    _ bytes: any ByteSource, options: FormatOptions = FormatOptions()
  ) throws(FormatError) -> [Open311Service] {
    var answer = try Open311Answer(bytes, options)
    let objects =
      switch try answer.form() {
      case .xml: try xml(answer.xml(GeoReport.services))
      case .json: try json(answer.json(.services, path: options.records))
      }
    let services = objects.compactMap(Open311Service.init)
    guard services.isEmpty, !objects.isEmpty else { return services }
    if let refusal = GeoReportRefusal(objects) { throw refusal.error }
    throw .otherFormat("something else", wanted: "a list of services")
  }

  private static func xml(_ document: MendedXML) throws(FormatError) -> [Fields] {
    if let cut = document.cut { throw .cutOff(line: cut.line, column: cut.column) }
    let isList = GeoReport.services.containers.contains(document.root.localName.lowercased())
    let services = document.root.outermost(named: GeoReport.services.records)
    let objects = isList ? services.map(\.object) : document.root.errors
    guard isList || !objects.isEmpty else {
      throw .otherFormat("an XML document of another kind", wanted: "a list of services")
    }
    return objects
  }

  private static func json(_ reader: JSONReader) throws(FormatError) -> [Fields] {
    var reader = reader
    var objects: [Fields] = []
    while let outcome = try reader.next() {
      switch outcome {
      case .record(let record): objects.append(record.fields)
      case .reject(let reject):
        throw FormatError(
          .malformed, "\(reject.place) of the services cannot be read", line: reject.place.line,
          mend: "fetch the list again")
      }
    }
    return objects
  }
}

extension Open311Service {
  /// A service from its object; nil where the object is none.
  fileprivate init?(_ object: Fields) {
    func text(_ name: String) -> String? {
      let text = object[name]?.text?.trimmingWhitespace ?? ""
      return text.isEmpty ? nil : text
    }
    guard case .service = GeoReport.object(of: object), let code = text("service_code") else {
      return nil
    }
    let keywords = text("keywords")?.split { ",，;；、".contains($0) }.map(\.trimmingWhitespace) ?? []
    self.init(
      code: code, name: text("service_name"), description: text("description"),
      hasMetadata: text("metadata").flatMap { Bool($0.lowercased()) }, type: text("type"),
      keywords: keywords.filter { !$0.isEmpty }, group: text("group"))
  }
}
