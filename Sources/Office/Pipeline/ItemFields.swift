internal import Feedback
internal import Foundation

extension FeedbackItem {
  /// The item as `parse` prints it: absent fields are absent, dates are RFC 3339 in UTC.
  var fields: Fields {
    var fields: Fields = ["schema": .number("1")]
    func text(_ name: String, _ value: String?) {
      if let value { fields.append(name, .string(value)) }
    }
    func date(_ name: String, _ value: Date?) {
      text(name, value?.formatted(.iso8601))
    }
    func number(_ name: String, _ value: (some CustomStringConvertible)?) {
      if let value { fields.append(name, .number(value.description)) }
    }
    text("external_id", externalID)
    text("subject", subject)
    text("body", body)
    text("author", author)
    text("url", url)
    text("channel", channel)
    text("kind", kind?.rawValue)
    text("place", place)
    text("topic", topic)
    text("department", department)
    text("status", status)
    text("station", station)
    text("deputy", deputy)
    if isConfidential { fields.append("confidential", .bool(true)) }
    date("submitted_at", submittedAt)
    date("updated_at", updatedAt)
    text("reply", reply?.text)
    date("reply_at", reply?.at)
    number("votes_for", votesFor)
    number("votes_against", votesAgainst)
    number("latitude", coordinates?.latitude)
    number("longitude", coordinates?.longitude)
    return fields
  }
}
