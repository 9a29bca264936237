internal import Feedback
internal import Store

/// Counts of the queue; items without a value count under the empty id.
public struct QueueStats: Sendable, Codable {
  public var total: Int
  /// Not answered, and due before now; or soon.
  public var overdue: Int
  public var dueSoon: Int
  public var state: [String: Int]
  public var topic: [String: Int]
  public var department: [String: Int]
  public var source: [String: Int]
  public var kind: [String: Int]

  enum CodingKeys: String, CodingKey {
    case total, overdue, state, topic, department, source, kind
    case dueSoon = "due_soon"
  }
}

extension OfficeContext {
  /// How many items a filter leaves, in all and by what they bear.
  public func queueStats(_ filter: QueueFilter) throws(OfficeError) -> QueueStats {
    var (overdue, soon) = (filter, filter)
    (overdue.due, soon.due) = (.overdue, .soon)
    let (overdueFilter, soonFilter) = (try storeFilter(overdue), try storeFilter(soon))
    var all = try storeFilter(filter)
    // Counts tell nothing of what a confidential item says, unless words are counted.
    if !filter.isConfidential, filter.text == nil { all.isConfidential = nil }
    let (found, late, near) = try OfficeError.wrap {
      (
        try store.statistics(all), try store.count(overdueFilter), try store.count(soonFilter)
      )
    }
    return QueueStats(
      total: found.total, overdue: late, dueSoon: near, state: counts(found.states),
      topic: counts(found.topics),
      department: counts(found.departments), source: counts(found.sources),
      kind: counts(found.kinds))
  }

  private func counts(_ values: [ValueCount]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.id, $0.count) })
  }
}
