internal import Feedback
internal import Foundation

/// When an item counts as received; deadlines and digest days follow it.
struct Receipt: Sendable {
  /// The moment of this run.
  var now: Date
  /// What was submitted before this moment counts as received when it was submitted; nil: nothing
  /// does.
  var historyUntil: Date?

  /// The moment at which an item counts as received.
  func receivedAt(_ item: FeedbackItem) -> Date {
    guard let submittedAt = item.submittedAt, let historyUntil, submittedAt < historyUntil else {
      return now
    }
    return submittedAt
  }
}
