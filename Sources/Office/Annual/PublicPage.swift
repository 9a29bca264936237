internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Report
internal import Store

extension OfficeContext {
  /// The page for everybody.
  ///
  /// Confidential items and reports (举报) are in none of its figures. A page of a place is rounded: its
  /// exact figures, taken from the office's page, might betray what is hidden there.
  func publicReport(_ request: AnnualRequest) async throws(OfficeError) -> PublicReport {
    let span = try AnnualSpan(request.year, today: today)
    let places = try places(in: request.place)
    let least = configuration.annual.publicPage.suppressBelow
    let gate = PublicGate(least: least, base: request.place == nil ? 1 : max(1, least))
    let scope = AppraisedScope(departments: [], places: places, isPublic: true)
    let items = try OfficeError.wrap { try store.publicItems(span.days, scope) }
    let rateDays = publicRateDays(span)
    var report = PublicReport(
      language: language, year: span.year, place: named(place: request.place), days: span.days,
      isOver: span.isOver, suppressBelow: least, roundedTo: gate.base,
      deadlines: try deadlineTable(span, scope, gate), rates: rateDays, method: method(span))
    report.received = gate.shown(items.days.values.reduce(0, +))
    if report.received != nil {
      report.tables = try tables(items, span, request.place, gate)
      report.rates = try publicRates(rateDays, scope, gate)
      report.matters = try publicMatters(span, scope, request.place, report.tables, gate)
    }
    report.stations = try publicStations(span, request.place, gate)
    if request.place == nil {
      report.agreed = try publicAgreements(span.days)
      report.ballots = try publicBallots(span.days)
    }
    report.rules = rules(gate)
    return report
  }

  // MARK: - Tables

  private func tables(
    _ items: PublicItems, _ span: AnnualSpan, _ place: String?, _ gate: PublicGate
  ) throws(OfficeError) -> [PublicTable] {
    let catalogue = language.catalogue
    func named(_ counts: [String: Int], _ kind: IDKind, none: Label) -> [PublicRow] {
      counts.map {
        PublicRow(
          id: $0.key, name: $0.key.isEmpty ? catalogue(none) : name(kind, $0.key), count: $0.value)
      }
    }
    func summed(_ counts: [String: Int], by row: (String) -> String) -> [String: Int] {
      Dictionary(counts.map { (row($0.key), $0.value) }, uniquingKeysWith: +)
    }
    let channels = summed(items.sources, by: channel).map {
      PublicRow(id: $0.key, name: name(ofChannel: $0.key), count: $0.value)
    }
    let rolled = summed(items.places) { self.row(ofPlace: $0, below: place) }
    var places = named(rolled, .place, none: .notStated)
    for index in places.indices where places[index].id == place {
      places[index].name += say("（未细分）", " (no closer)")
    }
    return [
      gate.table("month", AnnualLabel.months.name(language), try months(items, span)),
      gate.table(
        "topic", catalogue(.topic), named(items.topics, .topic, none: .noTopic), isSorted: true),
      gate.table(
        "place", catalogue(.place), places, isSorted: true),
      gate.table("channel", AnnualLabel.channel.name(language), channels, isSorted: true),
      gate.table(
        "kind", catalogue(.kind), named(items.kinds, .kind, none: .notStated), isSorted: true),
    ]
  }

  /// From the month in which the office first heard anything: of the time before nothing is known.
  private func months(
    _ items: PublicItems, _ span: AnnualSpan
  ) throws(OfficeError) -> [PublicRow] {
    let first = try OfficeError.wrap { try store.firstDay() } ?? span.days.lowerBound
    return Self.months(span.days).filter { first <= $0.upperBound }.map { month in
      let label = Period.month.label(around: month.lowerBound)
      return PublicRow(
        id: label, name: label,
        count: items.days.reduce(0) { $0 + (month.contains($1.key) ? $1.value : 0) })
    }
  }

  /// How people call where an item came from: the channel of its source, else the source.
  private func channel(ofSource id: String) -> String {
    configuration.source(id)?.fetch.channel ?? name(.source, id)
  }

  /// A channel has one name, in the language of the configuration: in English, its sources' names stand for
  /// one that is not.
  private func name(ofChannel channel: String) -> String {
    guard language == .english, !channel.utf8.allSatisfy({ $0 < 0x80 }) else { return channel }
    let sources = configuration.main.sources.filter { $0.fetch.channel == channel }
    return sources.isEmpty
      ? channel : sources.map { $0.fetch.name(language) }.joined(separator: ", ")
  }

  /// The place directly below another in which a place lies; itself for that other; `""`: none.
  func row(ofPlace id: String, below place: String?) -> String {
    let path = configuration.places.path(of: id)
    guard let place else { return path.last ?? "" }
    return path.prefix { $0 != place }.last ?? (path.isEmpty ? "" : place)
  }

  private func deadlineTable(
    _ span: AnnualSpan, _ scope: AppraisedScope, _ gate: PublicGate
  ) throws(OfficeError) -> PublicTable {
    let count = try OfficeError.wrap {
      try store.deadlineCount(
        from: span.days.lowerBound.start(in: timeZone),
        to: (span.days.upperBound + 1).start(in: timeZone), in: scope)
    }
    return gate.table(
      "deadlines", AnnualLabel.deadlines.name(language),
      [
        ("in-time", AnnualLabel.keptInTime, count.answeredInTime),
        ("late", .tookTooLong, count.answeredLate),
        ("open", .notAnswered, count.due - count.answeredInTime - count.answeredLate),
      ].map { PublicRow(id: $0.0, name: $0.1.name(language), count: $0.2) })
  }

  // MARK: - Stations

  private func publicStations(
    _ span: AnnualSpan, _ place: String?, _ gate: PublicGate
  ) throws(OfficeError) -> PublicStations? {
    let cards = try annualCards(span.days, place: place)
    guard !cards.isEmpty else { return nil }
    let total = StationCard(pooling: cards), openings = total[.openings]
    // With the plan, which is no secret, a share tells how many were held and how many were not.
    let isLarge = [
      openings.denominator, openings.numerator, openings.denominator - openings.numerator,
    ]
    .allSatisfy { gate.shown($0) != nil }
    return PublicStations(
      openings: gate.shown(openings.numerator),
      openingsHeld: isLarge ? openings.value.map { $0.rounded(decimals: 2) } : nil,
      heard: gate.shown(total.heard), raised: gate.shown(total.raised))
  }

  /// The scorecards of stations over some days, as they stood when these were over.
  func annualCards(
    _ days: ClosedRange<Day>, place: String?
  ) throws(OfficeError) -> [StationCard] {
    try stationCards(try stations(in: place), days, asOf: days.upperBound + 1)
  }

  // MARK: - The rules in words

  private func rules(_ gate: PublicGate) -> [String] {
    var rules = [
      say(
        "保密件和举报件不计入本页任何数字。",
        "Confidential items and reports of wrongdoing are in none of the figures."),
      say(
        "不引用群众原话，不列工单编号，不出现姓名；测评不公布票数。",
        "Nobody is quoted or named, and no item is listed; votes are not counted out."),
    ]
    if gate.least > 0 {
      rules += [
        say(
          "件数、人次低于 \(gate.least) 的写“不公布”，零除外；为使其不能由合计推算，同一表中按固定次序再隐去其他数，"
            + "不论大小，直至无法推算；做不到时整表不公布。",
          "Counts from 1 to \(gate.least - 1) are not shown. So that they cannot be reckoned from a total, "
            + "others of the same table are hidden with them, in a fixed order and however large, until "
            + "nothing follows any more; where that cannot be reached, the table is left out."),
        say(
          "比率的分母、分子、二者之差，以及两种口径之差，凡低于 \(gate.least)（零除外）的，该比率不公布。",
          "A rate is not shown where what it is of, what counts for it, the rest, or the difference "
            + "between both scopes is from 1 to \(gate.least - 1)."),
      ]
    }
    if gate.base > 1 {
      rules.append(
        say(
          "本页为一地的数字，均取 \(gate.base) 的整倍数，以免与全市页面相减推算出未公布的数。",
          "This is a page of one place: its counts are rounded to multiples of \(gate.base), so that "
            + "nothing hidden follows from its difference to the whole office's page."))
    }
    return rules
  }
}

/// What is shown of counts.
struct PublicGate {
  let least: Int
  let base: Int

  func shown(_ count: Int) -> Int? {
    PublishedCounts.shown(count, below: least, roundedTo: base)
  }

  /// A table of exact counts as it is published; rows of nothing are left out, months excepted.
  ///
  /// - Parameter isSorted: the largest first, and those not shown behind them by their ids: their order
  ///   is not to tell which is larger.
  func table(
    _ id: String, _ name: String, _ rows: [PublicRow], isSorted: Bool = false
  ) -> PublicTable {
    let rows = isSorted ? rows.sorted { $0.id < $1.id } : rows
    let published = PublishedCounts(
      rows.map { $0.count ?? 0 }, below: least, roundedTo: base)
    var shown = zip(rows, published.cells).compactMap { row, count -> PublicRow? in
      guard row.count != 0 || !isSorted else { return nil }
      return PublicRow(id: row.id, name: row.name, count: count)
    }
    if isSorted { shown.sort { ($1.count ?? -1, $0.id) < ($0.count ?? -1, $1.id) } }
    return PublicTable(
      id: id, name: name, total: published.total, isWithheld: published.isWithheld,
      rows: published.isWithheld ? [] : shown)
  }
}
