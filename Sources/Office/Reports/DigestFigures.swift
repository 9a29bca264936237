internal import Digests
internal import Feedback
internal import Foundation
internal import Store

extension OfficeContext {
  /// Everything that a digest shows, read from one office's store.
  func digestInput(
    _ department: String?, _ period: Period, around day: Day, at now: Date
  ) throws(OfficeError) -> DigestInput {
    let days = period.days(around: day)
    var input = DigestInput(
      language: language, office: configuration.main.office.name,
      department: department.map { NamedID(id: $0, name: name(.department, $0)) }, period: period,
      days: days, timeZone: timeZone.identifier,
      taxonomyVersion: configuration.taxonomy.version, softwareVersion: surroundings.version,
      madeAt: now)
    try OfficeError.wrap {
      try count(&input, days, period.days(around: days.lowerBound - 1))
      try list(&input, days)
      if department == nil { try operate(&input, days) }
    }
    return input
  }

  private func count(
    _ input: inout DigestInput, _ days: ClosedRange<Day>, _ before: ClosedRange<Day>
  ) throws(StoreError) {
    let department = input.department?.id
    input.trend = try trend(
      from: try trendStart(input.period, days, before), to: days.upperBound, department)
    func counts(_ dimension: Store.Dimension, _ ids: IDKind) throws(StoreError) -> [NamedCount] {
      let now = try store.counts(by: dimension, days, department: department)
      let then = try store.counts(by: dimension, before, department: department)
      return named(ids, now, before: then)
    }
    input.topics = try counts(.topic, .topic)
    input.kinds = try counts(.kind, .kind)
    input.places = try counts(.place, .place)
    input.sources = try counts(.source, .source)
    if department == nil { input.departments = try counts(.department, .department) }
    input.total = input.kinds.reduce(0) { $0 + $1.count }
    input.totalBefore = try store.counts(by: .kind, before, department: department)
      .reduce(0) { $0 + $1.count }
  }

  /// Two weeks for a day, four for a week, two months for a month; not before the office first heard
  /// something (for a week: the first whole one), since zeros of the time before say nothing.
  private func trendStart(
    _ period: Period, _ days: ClosedRange<Day>, _ before: ClosedRange<Day>
  ) throws(StoreError) -> Day {
    let earliest =
      switch period {
      case .day: days.upperBound - 13
      case .week: days.upperBound - 27
      case .month: before.lowerBound
      }
    guard let first = try store.firstDay(), first > earliest else { return earliest }
    let whole = period == .week ? Period.week.days(around: first - 1).upperBound + 1 : first
    return min(whole, days.lowerBound)
  }

  private func trend(
    from first: Day, to last: Day, _ department: String?
  ) throws(StoreError) -> [DayCount] {
    let counts = try store.dayCounts(first...last, department: department)
    return (first.number...last.number).map { number in
      let day = Day(number: number)
      return DayCount(day: day, count: counts[day] ?? 0)
    }
  }

  /// Both spans' values, those of the present one first; a value of only the earlier span counts 0.
  private func named(
    _ ids: IDKind, _ now: [ValueCount], before: [ValueCount]
  ) -> [NamedCount] {
    let earlier = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0.count) })
    let present = Set(now.map(\.id))
    let gone = before.filter { !present.contains($0.id) }.map { ValueCount(id: $0.id, count: 0) }
    return (now + gone).map {
      NamedCount(
        id: $0.id, name: name(ids, $0.id), count: $0.count, before: earlier[$0.id] ?? 0)
    }
  }

  private func list(_ input: inout DigestInput, _ days: ClosedRange<Day>) throws(StoreError) {
    var filter = ItemFilter()
    filter.days = days
    filter.isConfidential = false
    if let department = input.department?.id { filter.departments = [department] }
    let limit = configuration.main.digests.items
    input.items = try store.items(filter, limit: limit).map(digestItem)
    filter.needsReview = true
    input.review = try store.items(filter, limit: limit).map(digestItem)
    input.reviewTotal = try store.count(filter)
  }

  /// What only those who run the office need: refused records and failing sources.
  private func operate(_ input: inout DigestInput, _ days: ClosedRange<Day>) throws(StoreError) {
    input.rejects = named(.source, try store.rejectCounts(days), before: [])
    input.failingSources = try store.sourceStates().compactMap { state in
      guard let since = state.failingSince, let error = state.lastError else { return nil }
      return FailingSource(
        source: NamedID(id: state.id, name: name(.source, state.id)), since: since, message: error)
    }
  }

  private func digestItem(_ row: ItemRow) -> DigestItem {
    var item = DigestItem(
      number: row.number.description, subject: row.subject, excerpt: Excerpt.of(row.body),
      kind: name(.kind, row.kind.rawValue), source: name(.source, row.source),
      receivedAt: row.receivedAt)
    item.topic = row.topic.map { name(.topic, $0) }
    item.place = row.place.map { name(.place, $0) }
    item.department = row.department.map { name(.department, $0) }
    item.submittedAt = row.submittedAt
    item.review = row.review
    return item
  }
}
