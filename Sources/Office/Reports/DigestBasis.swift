internal import Digests
internal import Feedback
internal import Foundation
internal import Store

/// What the digests of a span are counted from, read once for all of their readers.
struct DigestBasis {
  let period: Period
  let days: ClosedRange<Day>
  /// The span before.
  let before: ClosedRange<Day>
  let facets: [FacetCount]
  let facetsBefore: [FacetCount]
  let deadlines: [DeadlineCount]
  /// The span's items, newest first.
  let items: [SpanItem]
  /// Where in `items` those of each department and place stand.
  private let positions: [ItemHome: [Int]]
  /// The items that are overdue at the span's end, the longest overdue first.
  let late: [LateItem]
  /// The matters that were spoken of, the hottest first, as of the span's end.
  let matters: [SpokenMatter]
  /// By department, and by place.
  private let departmentDays: [String: [TopicDayCount]]
  private let placeDays: [String: [TopicDayCount]]
  /// The day on which the office first heard something.
  let firstHeard: Day?
  /// The first days of the steps over which topics are followed, the last being the span itself.
  let steps: [Day]
  /// What the configuration's files hash to, and the model in use; nil: the words alone.
  let configurationVersion: String
  let modelVersion: String?
  /// The digests of the days before, as they were frozen.
  let earlier: [DigestEntry]

  init(
    _ store: OfficeStore, _ configuration: OfficeConfiguration, _ period: Period,
    around day: Day, _ summary: (MatterRow) -> MatterSummary?
  ) throws(StoreError) {
    let zone = configuration.main.timeZone
    self.period = period
    configurationVersion = configuration.version
    modelVersion = configuration.modelInUse.map {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
    }
    days = period.days(around: day)
    before = period.days(around: days.lowerBound - 1)
    facets = try store.facetCounts(days)
    facetsBefore = try store.facetCounts(before)
    deadlines = try store.deadlineCounts(
      from: days.lowerBound.start(in: zone), to: (days.upperBound + 1).start(in: zone))
    let items = try store.spanItems(days)
    self.items = items
    positions = Dictionary(grouping: items.indices) { items[$0].home }
    late = try store.lateItems(dueBefore: (days.upperBound + 1).start(in: zone))
    let homes = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0.home) })
    matters = try store.matters(receivedIn: days).compactMap { [days] row in
      // What came later is not what the span's readers heard.
      var row = row
      row.items.removeAll { $0.number.day > days.upperBound }
      guard row.items.count > 1 else { return nil }
      return summary(row).map { SpokenMatter(row, $0, homes) }
    }.sorted { ($0.summary.heat, $1.row.id) > ($1.summary.heat, $0.row.id) }
    firstHeard = try store.firstDay()
    steps = Self.steps(period, days, firstHeard: firstHeard)
    let followed = min(steps.first ?? days.lowerBound, days.lowerBound - 28)...days.upperBound
    departmentDays = Dictionary(
      grouping: try store.topicDayCounts(followed, by: .department), by: \.value)
    placeDays = Dictionary(grouping: try store.topicDayCounts(followed, by: .place), by: \.value)
    earlier =
      period == .day
      ? try store.digestEntries(.day, in: (day - Self.lateDays)...(day - 1)) : []
  }

  /// How many days back a digest looks for voices that came in late.
  private static let lateDays = 14

  /// The last 14 days, 8 weeks or 12 months, not before the office first heard something: zeros of the
  /// time before say nothing.
  private static func steps(
    _ period: Period, _ days: ClosedRange<Day>, firstHeard: Day?
  ) -> [Day] {
    let count =
      switch period {
      case .day: 14
      case .week: 8
      case .month: 12
      }
    var steps = [days.lowerBound]
    while steps.count < count, let first = firstHeard, steps[0] > first {
      steps.insert(period.days(around: steps[0] - 1).lowerBound, at: 0)
    }
    return steps
  }
}

extension DigestBasis {
  /// The items that a reader's digest counts, newest first.
  func items(of scope: ReaderScope) -> [SpanItem] {
    if scope.reader == .office { return items }
    return positions.filter { scope.holds($0.key) }.values.joined().sorted().map { items[$0] }
  }

  /// How many of a reader's voices each topic had on each day.
  func topicDays(of scope: ReaderScope) -> [String: [Day: Int]] {
    let days = scope.places.isEmpty ? departmentDays : placeDays
    let values = scope.places.isEmpty ? scope.department.map { [$0] } : Array(scope.places)
    return (values ?? Array(days.keys)).flatMap { days[$0] ?? [] }.reduce(into: [:]) {
      $0[$1.topic, default: [:]][$1.day, default: 0] += $1.count
    }
  }
}

/// A matter with those of its voices that the span holds.
struct SpokenMatter {
  let row: MatterRow
  /// As a list would show it.
  let summary: MatterSummary
  let voices: [(voice: MatterItem, home: ItemHome)]

  init(_ row: MatterRow, _ summary: MatterSummary, _ homes: [Int64: ItemHome]) {
    (self.row, self.summary) = (row, summary)
    voices = row.items.compactMap { item in homes[item.id].map { (item, $0) } }
  }
}

extension OfficeContext {
  /// Reads what the digests of the period around a day are counted from.
  func digestBasis(_ period: Period, around day: Day) throws(OfficeError) -> DigestBasis {
    try OfficeError.wrap {
      let thermometer = try thermometer(upTo: min(period.days(around: day).upperBound, today))
      return try DigestBasis(store, configuration, period, around: day) {
        summary(of: $0, thermometer)
      }
    }
  }
}
