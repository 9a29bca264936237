internal import Digests
internal import Feedback
internal import Foundation
internal import Store

extension OfficeContext {
  /// Everything that a reader's digest shows, with the items that it was counted from.
  func digest(
    _ basis: DigestBasis, _ voices: ReaderVoices, at now: Date
  ) throws(OfficeError) -> FrozenDigest {
    let scope = voices.scope
    var input = DigestInput(
      language: language, office: configuration.main.office.name, department: nil,
      period: basis.period, days: basis.days, timeZone: timeZone.identifier,
      taxonomyVersion: configuration.taxonomy.version,
      softwareVersion: "minqing " + surroundings.version,
      madeAt: now)
    switch scope.reader {
    case .office: break
    case .department(let id): input.department = NamedID(id: id, name: name(.department, id))
    case .place(let id): input.place = NamedID(id: id, name: name(.place, id))
    }
    (input.configurationVersion, input.modelVersion) =
      (basis.configurationVersion, basis.modelVersion)
    count(&input, basis, scope)
    follow(&input, basis, scope)
    try list(&input, voices)
    if scope.reader == .office {
      try OfficeError.wrap { try operate(&input, basis.days) }
    }
    return FrozenDigest(
      input: input,
      items: Dictionary(
        uniqueKeysWithValues: voices.all.map { ($0.number.description, $0.version) }))
  }

  /// The figures that follow from the counts of the span and the one before.
  private func count(_ input: inout DigestInput, _ basis: DigestBasis, _ scope: ReaderScope) {
    func own(_ facets: [FacetCount]) -> [FacetCount] {
      facets.filter { scope.holds(department: $0.department, place: $0.place) }
    }
    let (now, before) = (own(basis.facets), own(basis.facetsBefore))
    func counts(_ ids: IDKind, _ id: KeyPath<FacetCount, String>) -> [NamedCount] {
      named(ids, now.sums(by: id), before: before.sums(by: id))
    }
    input.topics = counts(.topic, \.topic)
    input.kinds = counts(.kind, \.kind)
    input.places = counts(.place, \.place)
    input.sources = counts(.source, \.source)
    if input.department == nil { input.departments = counts(.department, \.department) }
    input.total = now.sum { _ in true }
    input.totalBefore = before.sum { _ in true }
    input.reviewTotal = now.sum(where: \.needsReview)
    input.urgentTotal = now.sum(where: \.isUrgent)
    input.confidentialTotal = now.sum { !scope.shows($0, needsReview: $0.needsReview) }
    input.matters = digestMatters(basis, scope)
    input.heat = heatTable(now, input)
    input.deadlines = deadlines(basis, scope)
  }

  private func deadlines(_ basis: DigestBasis, _ scope: ReaderScope) -> DeadlineFigures? {
    let own = basis.deadlines.filter { scope.holds(department: $0.department, place: $0.place) }
    func sum(_ count: KeyPath<DeadlineCount, Int>) -> Int {
      own.reduce(0) { $0 + $1[keyPath: count] }
    }
    let figures = DeadlineFigures(
      due: sum(\.due), answeredInTime: sum(\.answeredInTime), answeredLate: sum(\.answeredLate),
      overdue: sum(\.overdue))
    return figures.due + figures.overdue == 0 ? nil : figures
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

  /// What only those who run the office need: refused records and failing sources.
  private func operate(_ input: inout DigestInput, _ days: ClosedRange<Day>) throws(StoreError) {
    input.rejects = named(.source, try store.rejectCounts(days), before: [])
    input.failingSources = try store.sourceStates().compactMap { state in
      guard let since = state.failingSince, let error = state.lastError else { return nil }
      return FailingSource(
        source: NamedID(id: state.id, name: name(.source, state.id)), since: since, message: error)
    }
  }
}

extension [FacetCount] {
  /// How many items bear each value: most first, then by id.
  func sums(by id: KeyPath<FacetCount, String>) -> [ValueCount] {
    let sums = reduce(into: [String: Int]()) { $0[$1[keyPath: id], default: 0] += $1.count }
    return sums.map(ValueCount.init(id:count:)).sorted { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  /// How many items meet a condition.
  func sum(where condition: (FacetCount) -> Bool) -> Int {
    reduce(0) { condition($1) ? $0 + $1.count : $0 }
  }
}
