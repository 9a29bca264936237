internal import Feedback
internal import GRDB

/// How many items there are, in all and by what they bear.
public struct ItemStatistics: Sendable, Equatable {
  public var total = 0
  /// Most first; an item counts once, under its best topic. Likewise the others.
  public var topics: [ValueCount] = []
  public var states: [ValueCount] = []
  public var departments: [ValueCount] = []
  public var sources: [ValueCount] = []
  public var kinds: [ValueCount] = []
}

extension OfficeStore {
  /// Counts the items that a filter leaves; without one, or with days alone, from the roll-ups.
  public func statistics(
    _ filter: ItemFilter = ItemFilter()
  ) throws(StoreError) -> ItemStatistics {
    var daysAlone = ItemFilter()
    daysAlone.days = filter.days
    if filter == daysAlone { return try statistics(of: filter.days ?? Self.allDays) }
    return try read { database in
      let (condition, arguments) = try filter.condition(database)
      let rows = try Row.fetchCursor(
        database, sql: ItemStatistics.sql(condition), arguments: arguments)
      return try ItemStatistics(rows)
    }
  }

  private func statistics(of days: ClosedRange<Day>) throws(StoreError) -> ItemStatistics {
    var result = ItemStatistics()
    result.topics = try counts(by: .topic, days)
    result.states = try counts(by: .state, days)
    result.departments = try counts(by: .department, days)
    result.sources = try counts(by: .source, days)
    result.kinds = try counts(by: .kind, days)
    result.total = result.kinds.reduce(0) { $0 + $1.count }
    return result
  }

  private static let allDays = Day(number: Int(Int32.min))...Day(number: Int(Int32.max))
}

extension ItemStatistics {
  private static let dimensions: [Dimension] = [.topic, .state, .department, .source, .kind]

  /// One pass over the items, grouped by all dimensions together.
  fileprivate static func sql(_ condition: String) -> String {
    let columns = dimensions.map(\.rawValue).joined(separator: ", ")
    let texts = dimensions.map { "(SELECT text FROM code WHERE id = \($0.rawValue))" }
    return """
      SELECT count, \(texts.joined(separator: ", "))
      FROM (SELECT count(*) AS count, \(columns) FROM item WHERE \(condition) GROUP BY \(columns))
      """
  }

  fileprivate init(_ rows: RowCursor) throws {
    var sums = Self.dimensions.map { _ in [String: Int]() }
    while let row = try rows.next() {
      let count: Int = row[0]
      total += count
      for index in sums.indices { sums[index][row[index + 1], default: 0] += count }
    }
    let counts = sums.map(ValueCount.mostFirst)
    (topics, states, departments) = (counts[0], counts[1], counts[2])
    (sources, kinds) = (counts[3], counts[4])
  }
}

extension ValueCount {
  fileprivate static func mostFirst(_ sums: [String: Int]) -> [ValueCount] {
    sums.map(ValueCount.init(id:count:)).sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }
}
