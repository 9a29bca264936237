internal import Feedback
internal import Foundation
internal import Store

/// How often guesses were right, by what people decided about items that were drawn at random.
///
/// A guess counts as it stood when the person decided, so that what was learnt from the answer does not
/// judge itself.
public struct MeasuredDecisions: Sendable, Codable {
  /// A share with the interval in which it lies with 95 % probability (Wilson 1927).
  public struct Share: Sendable, Codable, Equatable {
    public var right: Int
    public var of: Int
    public var share: Double
    public var low: Double
    public var high: Double

    init(right: Int, of count: Int) {
      (self.right, of) = (right, count)
      let z = 1.96, n = Double(count), p = Double(right) / n
      let centre = (p + z * z / (2 * n)) / (1 + z * z / n)
      let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
      (share, low, high) = (p, max(0, centre - half), min(1, centre + half))
    }
  }

  /// How many items drawn at random people have decided about, and how many others.
  public var drawn: Int
  public var others: Int
  /// nil where nothing was drawn yet.
  public var accuracy: Share?
  /// By the topic that was guessed, and by the department that it led to.
  public var topics: [String: Share]
  public var departments: [String: Share]
}

extension OfficeContext {
  /// Measures the guesses on items drawn at random by `queue review`.
  public func measuredDecisions() throws(OfficeError) -> MeasuredDecisions {
    let decided = try OfficeError.wrap { try store.decidedItems() }
    let drawn = decided.filter { $0.drawn == .random }
    return MeasuredDecisions(
      drawn: drawn.count, others: decided.count - drawn.count,
      accuracy: drawn.isEmpty ? nil : share(drawn),
      topics: shares(drawn) { $0.guess.topic },
      departments: shares(drawn) { $0.guess.department })
  }

  private func shares(
    _ items: [DecidedItem], by key: (DecidedItem) -> String?
  ) -> [String: MeasuredDecisions.Share] {
    Dictionary(grouping: items) { key($0) ?? "" }.mapValues(share)
  }

  private func share(_ items: [DecidedItem]) -> MeasuredDecisions.Share {
    MeasuredDecisions.Share(
      right: items.count { $0.topics.contains($0.guess.topic ?? "") }, of: items.count)
  }
}
