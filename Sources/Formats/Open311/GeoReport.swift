internal import Feedback

/// The vocabulary of Open311 GeoReport v2.
enum GeoReport {
  /// The fields of a service request ("GET Service Requests"), and `token` of one that has no id yet.
  static let requestNames: Set<String> = [
    "service_request_id", "token", "status", "status_notes", "service_name", "service_code",
    "description", "agency_responsible", "service_notice", "requested_datetime",
    "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long",
    "media_url",
  ]

  /// Fields that hold what the standard has no name for ("Extended Attributes").
  static let attributeNames: Set<String> = ["attributes", "extended_attributes"]

  /// Fields that only a service request has.
  private static let onlyInRequests: Set<String> = [
    "service_request_id", "token", "status_notes", "agency_responsible", "service_notice",
    "requested_datetime", "updated_datetime", "expected_datetime", "address_id", "media_url",
  ]

  /// Fields that a service request has and a service has not, though others may.
  private static let notInServices: Set<String> = ["status", "address", "zipcode", "lat", "long"]

  static let requests = XMLRecordNames(
    records: ["request", "service_request"], containers: ["service_requests", "requests"])

  static let services = XMLRecordNames(records: ["service"], containers: ["services"])

  /// What an answer gives as one of its objects.
  enum Object {
    case request
    /// An entry of the list of services, or the definition of one.
    case service
    case other
  }

  /// What an object is, by the names of its fields; whether they hold anything is of no account.
  static func object(of fields: Fields) -> Object {
    let names = Set(fields.entries.map { $0.name.lowercased() })
    if !names.isDisjoint(with: onlyInRequests) { return .request }
    guard names.contains("service_code") || names.contains("service_name") else { return .other }
    return names.isDisjoint(with: notInServices) ? .service : .request
  }

  /// Finds the records of an answer in JSON that is no array: in one of some arrays before others.
  static func path(to arrays: Set<String>) -> RecordsPath.Locator {
    let record = onlyInRequests.union(["service_code"])
    return { RecordsPath.find(in: $0, from: $1, record: record, arrays: arrays) }
  }
}
