internal import Feedback
internal import Foundation
internal import GRDB

/// Finds the item that a person means.
struct ItemLookup {
  var database: Database
  var office: String

  /// The row's id; nil where nothing answers to the reference.
  func id(of reference: String) throws -> Int64? {
    if let number = WorkOrderNumber(reference) { return try id(of: number) }
    if let bytes = Hexadecimal.bytes(reference), bytes.count == 16,
      let id = try id(ofPublicID: bytes)
    {
      return id
    }
    if let id = try id(ofExternalID: reference) { return id }
    // Without its letters a number may be a source's own id, which comes first.
    return try WorkOrderNumber("MQ-" + reference).flatMap { try id(of: $0) }
  }

  private func id(of number: WorkOrderNumber) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM item WHERE day = ? AND sequence = ?",
      arguments: [number.day.number, number.sequence])
  }

  private func id(ofPublicID bytes: [UInt8]) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT id FROM item WHERE public_id = ?", arguments: [Data(bytes)])
  }

  /// Looks an external id up by the public id that it gives in each source: no index is needed.
  private func id(ofExternalID externalID: String) throws -> Int64? {
    let sources = try String.fetchAll(
      database, sql: "SELECT text FROM source JOIN code USING (id)")
    let ids = try sources.compactMap { source in
      try id(
        ofPublicID: PublicID.make(
          office: office, source: source, externalID: externalID, fingerprint: []))
    }
    guard ids.count > 1 else { return ids.first }
    throw StoreError.ambiguous(reference: externalID, numbers: try ids.map(number))
  }

  private func number(of id: Int64) throws -> String {
    let row = try Row.fetchOne(
      database, sql: "SELECT day, sequence FROM item WHERE id = ?", arguments: [id])
    return row.map { WorkOrderNumber(day: Day(number: $0[0]), sequence: $0[1]).description } ?? ""
  }
}
