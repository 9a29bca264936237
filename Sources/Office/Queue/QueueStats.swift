internal import Feedback
internal import Store

/// Counts of the queue; items without a value count under the empty id.
public struct QueueStats: Sendable, Codable {
  public var total: Int
  public var state: [String: Int]
  public var topic: [String: Int]
  public var department: [String: Int]
  public var source: [String: Int]
  public var kind: [String: Int]
}

extension OfficeContext {
  /// How many items a filter leaves, in all and by what they bear.
  public func queueStats(_ filter: QueueFilter) throws(OfficeError) -> QueueStats {
    let filter = try storeFilter(filter)
    let found = try OfficeError.wrap { try store.statistics(filter) }
    return QueueStats(
      total: found.total, state: counts(found.states), topic: counts(found.topics),
      department: counts(found.departments), source: counts(found.sources),
      kind: counts(found.kinds))
  }

  private func counts(_ values: [ValueCount]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.id, $0.count) })
  }
}
