internal import Feedback

/// Reads service requests in JSON: an array, an object around one, a single request, or one a line.
struct Open311JSONReader: RecordReader {
  /// Errors after so many are not worth a longer line.
  private static let errorLimit = 5

  private var objects: JSONReader
  private var hasRequest = false

  init(_ objects: JSONReader) { self.objects = objects }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    guard let outcome = try objects.next() else { return nil }
    guard case .record(let record) = outcome else { return outcome }
    if !hasRequest { try refuse(record.fields) }
    return .serviceRequest(
      record.fields, record.place, bytes: JSONText.bytes(of: .object(record.fields)))
  }

  /// Throws where the answer is one to another call, or says why there is none.
  private mutating func refuse(_ first: Fields) throws(FormatError) {
    switch GeoReport.object(of: first) {
    case .request: hasRequest = true
    case .service: throw .servicesAnswer
    case .other:
      var all = [first]
      guard GeoReportRefusal(all) != nil else { return }
      while all.count < Self.errorLimit, let outcome = try objects.next() {
        if case .record(let next) = outcome { all.append(next.fields) }
      }
      if let refusal = GeoReportRefusal(all) { throw refusal.error }
    }
  }
}
