/// A field of an item that fields of a source can feed.
public enum ItemField: Int, CaseIterable, Sendable {
  case externalID, subject, body, author, contact, address
  case url, channel, kind, topic, place, department
  case status, confidential
  case submittedAt, updatedAt, reply, replyAt, votesFor, votesAgainst, latitude, longitude
  case station, deputy

  /// The field's key under `fields:`.
  public var key: String {
    switch self {
    case .externalID: "external_id"
    case .submittedAt: "submitted_at"
    case .updatedAt: "updated_at"
    case .replyAt: "reply_at"
    case .votesFor: "votes_for"
    case .votesAgainst: "votes_against"
    default: String(describing: self)
    }
  }

  /// One sentence for the reference page.
  var summary: String {
    switch self {
    case .externalID: "the source's own id of the voice"
    case .subject: "the title; without one, the first sentence of the body"
    case .body: "what the resident says"
    case .author: "who speaks, as the source names them"
    case .contact:
      "a telephone number or an address of mail; kept sealed, and only where there is a key"
    case .address: "where the resident lives; kept sealed, and only where there is a key"
    case .url: "the page of the voice"
    case .channel: "受理渠道: the way the resident took"
    case .kind: "诉求类型: what the resident wants"
    case .topic:
      "what the source files it under: one of our topics by id or name, or as `topics:` says"
    case .place: "where the matter is"
    case .department: "承办单位: who answers for it"
    case .status: "the state at the source"
    case .confidential: "是否保密: kept out of lists, searches, digests and exports where it says yes"
    case .submittedAt: "when the resident spoke; a record with an unreadable one is refused"
    case .updatedAt: "when the source last changed the record"
    case .reply: "the department's answer"
    case .replyAt: "when the answer was given"
    case .votesFor: "how many agree"
    case .votesAgainst: "how many disagree"
    case .latitude: "degrees north, WGS 84"
    case .longitude: "degrees east, WGS 84"
    case .station: "代表联络站: the liaison station that took it down, by id or name"
    case .deputy: "接待代表: the deputy who heard it, by name or id"
    }
  }
}
