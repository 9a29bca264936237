internal import Feedback
internal import Foundation

/// When an item counts as received; deadlines and digest days follow it.
struct Receipt: Sendable {
  /// When the office got it.
  var arrival: Date
  /// What was submitted before this moment counts as received when it was submitted; nil: nothing
  /// does.
  var historyUntil: Date?

  /// The moment at which an item counts as received.
  func receivedAt(_ item: FeedbackItem) -> Date {
    guard let submittedAt = item.submittedAt, isHistory(item) else { return arrival }
    // Nobody has spoken after we heard it, whatever a record says.
    return min(submittedAt, arrival)
  }

  /// Whether an item belongs to the time before the office listened: no answer is owed for it.
  func isHistory(_ item: FeedbackItem) -> Bool {
    guard let submittedAt = item.submittedAt, let historyUntil else { return false }
    return submittedAt < historyUntil
  }
}
