internal import Feedback

/// Reads the service requests of an Open311 GeoReport v2 server, in XML or JSON.
///
/// The fields go by GeoReport's names, from `service_request_id` to `media_url`; `GeoReportFields`
/// tells what becomes of others. A request without coordinates is one, and so is one that has only a
/// `token` so far. What a server says instead of requests is an error.
struct Open311Reader: RecordReader {
  private var reader: any RecordReader

  init(over bytes: any ByteSource, options: FormatOptions) throws(FormatError) {
    var answer = try Open311Answer(bytes, options)
    switch try answer.form() {
    case .xml: reader = try Open311XMLReader(answer.xml())
    case .json: reader = Open311JSONReader(try answer.json(.requests, path: options.records))
    }
  }

  mutating func next() throws(FormatError) -> RecordOutcome? { try reader.next() }
}

extension RecordOutcome {
  /// What becomes of an object of the answer: a record, or a reject where it is no service request.
  static func serviceRequest(
    _ object: Fields, _ place: RecordPlace, bytes: @autoclosure () -> [UInt8]
  ) -> RecordOutcome {
    let fields = GeoReportFields.fields(of: object)
    if GeoReport.object(of: object) == .request, !fields.entries.isEmpty {
      return .record(RawRecord(fields: fields, place: place))
    }
    return Reject.unreadable(
      place, "\(place) is no service request, it has not even a token; check the address",
      bytes: bytes())
  }
}

extension FormatError {
  /// The answer to another call than that for requests.
  static var servicesAnswer: FormatError {
    FormatError(
      .otherFormat, "the payload is a list of services, not of service requests",
      mend: "give the address of the requests, such as requests.json")
  }
}
