public import struct Foundation.Date

/// One voice: what one resident said once, through one source, in the form that every stage after
/// normalize understands.
///
/// Texts are plain (no HTML), NFC, without control characters, and personal data in them is masked.
public struct FeedbackItem: Sendable, Equatable {
  /// The id of the source it came through.
  public var source: String
  /// The source's own id of the voice; nil where the source gives none.
  public var externalID: String?
  /// Whether `externalID` is a hash of the source's, as that holds personal data.
  public var isExternalIDHashed = false
  public var subject: String
  public var body: String
  public var author: String?
  public var url: String?
  /// 受理渠道: the way the resident took, for example `hotline`, in the source's words.
  public var channel: String?
  /// 诉求类型 as the source states it; nil where it says nothing.
  public var kind: RequestKind?
  /// What the source files it under: the id of one of our topics, or the source's own word.
  public var topic: String?
  /// The place as the source states it.
  public var place: String?
  /// 承办单位 as the source states it.
  public var department: String?
  /// The state as the source states it.
  public var status: String?
  /// 代表联络站 and 接待代表 as the source states them.
  public var station: String?
  public var deputy: String?
  /// Whether the source asks to keep it to oneself (是否保密).
  public var isConfidential = false
  /// When the resident spoke.
  public var submittedAt: Date?
  /// When the source last changed the record.
  public var updatedAt: Date?
  public var reply: Reply?
  public var votesFor: Int?
  public var votesAgainst: Int?
  /// WGS 84 degrees as the source states them.
  public var coordinates: Coordinates?
  /// How many pieces of personal data were masked, by kind.
  public var masked: [PersonalData: Int]
  /// What does not change about the voice (16 bytes): the item's identity where `externalID` is nil.
  public var fingerprint: [UInt8]
  /// How the resident can be reached, unmasked: for the sealed table alone.
  public var contact: Contact?
  /// Keyed hashes of its phones and addresses of mail, 16 bytes each.
  public var contactTokens: [[UInt8]] = []
  /// A keyed hash of who spoke; nil where nothing says it.
  public var person: String?
  /// The hashes as they are without a secret, where those of the item are made with it: so an item that
  /// was taken in before there was a key is known again.
  public var plain: PlainIdentity?
  /// All of the content (16 bytes): two versions of one voice differ in it.
  public var contentHash: [UInt8]

  /// An item with its texts; what else is known is set afterwards.
  public init(source: String, subject: String, body: String) {
    self.source = source
    self.subject = subject
    self.body = body
    masked = [:]
    fingerprint = []
    contentHash = []
  }
}

/// An item's identity and hashes as they are made without a secret.
public struct PlainIdentity: Sendable, Equatable {
  public var externalID: String?
  public var fingerprint: [UInt8]
  public var contentHash: [UInt8]

  /// An identity of three parts.
  public init(externalID: String?, fingerprint: [UInt8], contentHash: [UInt8]) {
    (self.externalID, self.fingerprint) = (externalID, fingerprint)
    self.contentHash = contentHash
  }
}

/// A department's answer as a source carries it.
public struct Reply: Sendable, Equatable {
  public var text: String
  public var at: Date?

  /// An answer and when it was given.
  public init(text: String, at: Date? = nil) {
    self.text = text
    self.at = at
  }
}

/// A point in degrees, WGS 84.
public struct Coordinates: Sendable, Equatable {
  public var latitude: Double
  public var longitude: Double

  /// A point; nil outside of the globe and for the point 0, 0, which forms send for "unknown".
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude),
      latitude != 0 || longitude != 0
    else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// The kinds of personal data that are masked wherever text leaves the queue.
public enum PersonalData: String, Sendable, CaseIterable, Codable {
  case phone
  case identityCard = "id-card"
  case bankCard = "bank-card"
  case plateNumber = "plate"
  case email
  /// A person's name, where something says that it is one.
  case name
  /// The number of a house, of stairs in it or of a room.
  case house
}
