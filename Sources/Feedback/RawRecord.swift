/// Where a record stands in its payload, for errors that a person can follow.
public struct RecordPlace: Sendable, Hashable {
  /// The record's number in its payload, from 1.
  public var number: Int
  /// The line on which the record begins, or its row in a sheet, from 1; nil where lines mean nothing
  /// (a feed's entry).
  public var line: Int?
  /// The number of the mail's attachment in which it stands, from 1; lines then count in that.
  public var attachment: Int?
  /// The name of its sheet in a workbook; nil elsewhere.
  public var sheet: String?

  /// A place by record number and, where they mean something, line, attachment and sheet.
  public init(number: Int, line: Int? = nil, attachment: Int? = nil, sheet: String? = nil) {
    self.number = number
    self.line = line
    self.attachment = attachment
    self.sheet = sheet
  }
}

extension RecordPlace: CustomStringConvertible {
  public var description: String {
    let place = line.map { "line \($0) (record \(number))" } ?? "record \(number)"
    let parts = [attachment.map { "attachment \($0)" }, sheet.map { "sheet \"\($0)\"" }]
    return (parts.compactMap(\.self) + [place]).joined(separator: ", ")
  }
}

/// One record as it was read from a source, before any mapping.
public struct RawRecord: Sendable, Equatable {
  public var fields: Fields
  public var place: RecordPlace

  /// A record of fields at a place.
  public init(fields: Fields, place: RecordPlace) {
    self.fields = fields
    self.place = place
  }
}

/// A record that could not be taken in: what is needed to show it, to mend it and to try it again.
public struct Reject: Sendable, Equatable {
  /// The stage that refused it.
  public enum Stage: String, Sendable { case fetch, normalize }

  public var stage: Stage
  public var place: RecordPlace
  /// What is wrong and the mend, in one lowercase line without any text of the resident.
  public var reason: String
  /// The record as it came: its bytes, or its fields as JSON where the format has no bytes of its own.
  public var bytes: [UInt8]

  /// A refused record with its reason.
  public init(stage: Stage, place: RecordPlace, reason: String, bytes: [UInt8]) {
    self.stage = stage
    self.place = place
    self.reason = reason
    self.bytes = bytes
  }
}
