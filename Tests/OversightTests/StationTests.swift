import Feedback
import Settings
import Testing

@testable import Oversight

@Suite("stations")
struct StationTests {
  static let text = """
    districts: [{id: d1, name: 一选区}, {id: d2, name: 二选区}]
    stations:
      - {id: a, name: {zh-Hans: 甲站, en: A}, level: central, districts: [d1], opening: {weekdays: [monday, thursday]}}
      - {id: b, name: 乙站, level: community, opening: {times: 2, per: month}, since: 2026-10-15}
    checklists:
      - {id: old, name: 旧, until: 2025-12-31, items: [{id: x, name: 有场所}]}
      - id: new
        name: 新
        from: 2026-01-01
        items: [{id: x, name: 有场所, weight: 3, evidence: 照片}, {id: y, name: 有标牌}]
    bands: [{id: good, name: 好, at_least: 90%}, {id: weak, name: 差}]
    demonstration: {openings: 90%, heard: 10}
    """

  private func settings(_ text: String = Self.text) throws(SettingsError) -> StationSettings {
    try SettingsFile(text: text, name: "stations.yaml").decode()
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func month() throws -> ClosedRange<Day> {
    try day("2026-10-01")...day("2026-10-31")
  }

  private func card(
    _ id: String, _ facts: StationFacts, today: String = "2026-11-23"
  ) throws -> StationCard {
    let settings = try settings(), station = try #require(settings.station(id))
    return StationCard(
      station, settings, facts, begin: beginnings(facts).begin(of: station), days: try month(),
      today: try day(today), isHoliday: { _ in false })
  }

  private func beginnings(_ facts: StationFacts) -> StationBeginnings {
    let registers =
      facts.activities.map { ($0.station, $0.day) }
      + facts.voices.map { ($0.station, $0.received) }
    let findings = facts.evidence.map { ($0.station, $0.day) }
    return StationBeginnings(
      deputies: facts.deputies,
      registers: Dictionary(registers, uniquingKeysWith: min),
      findings: Dictionary(findings, uniquingKeysWith: min))
  }

  private func opening(_ station: String, _ text: String, by deputies: Set<String> = []) throws
    -> StationActivity
  {
    let day = try day(text)
    return StationActivity(
      identity: station + text, station: station, day: day, deputies: deputies, heard: 4,
      raised: 2, registered: day + 1)
  }

  @Test(
    "a fault of stations.yaml is told with its line",
    arguments: [
      ("districts: [d1]", "districts: [d9]", "stations.yaml:3:", "no district \"d9\""),
      ("level: community", "level: county", "stations.yaml:4:", "level"),
      ("until: 2025-12-31", "until: 2026-01-01", "stations.yaml:9:", "both hold on 2026-01-01"),
      (
        "{times: 2, per: month}", "{hours: \"9:00\"}", "stations.yaml:4:",
        "\"weekdays\" or \"times\""
      ),
      ("id: b, name: 乙站", "id: b, name: 甲站", "stations.yaml:4:", "means \"a\" already"),
      ("openings: 90%", "openings: 190%", "stations.yaml:12:", "a share"),
    ])
  func faults(_ old: String, _ new: String, _ place: String, _ what: String) throws {
    let text = Self.text.replacing(old, with: new)
    #expect(text != Self.text)
    let error = #expect(throws: SettingsError.self) { try settings(text) }
    let said = error?.description ?? ""
    #expect(said.hasPrefix(place) && said.contains(what), "\(said)")
  }

  @Test("a place that the office does not have is told")
  func places() throws {
    let settings = try settings(
      Self.text.replacing("level: central", with: "level: central, place: p9"))
    #expect(throws: SettingsError.self) { try settings.check(places: ["p1"]) }
    try settings.check(places: ["p9"])
  }

  @Test("weeks are due where they end; more openings in one week do not make up for another")
  func weekly() throws {
    let days = ["2026-10-05", "2026-10-06", "2026-10-07", "2026-10-15"]
    let facts = StationFacts(
      activities: try (["2026-09-01"] + days).map { try opening("a", $0) })
    // Weeks that end on 4, 11, 18 and 25 October: 0, 2 of 3, 1 and 0 of 2 each.
    #expect(try card("a", facts)[.openings] == StationFigure(numerator: 3, denominator: 8))
  }

  @Test("what is not over is not due, and holidays are not due")
  func due() throws {
    let plan = try #require(try settings().station("a")?.plan)
    let days = try month()
    #expect(
      plan.due(days, since: nil, isHoliday: { $0.parts.day < 8 }).map(\.times) == [1, 1, 2, 2])
    let facts = StationFacts(activities: [try opening("a", "2026-09-01")])
    #expect(try card("a", facts, today: "2026-10-05")[.openings].denominator == 2)
    #expect(try card("a", facts, today: "2026-10-01")[.openings].value == nil)
    // Its first whole month is November.
    #expect(try card("b", StationFacts())[.openings].value == nil)
  }

  @Test("before anything is known of a station there is no data, never 0 %")
  func begins() throws {
    func deputy(_ station: String, _ from: String? = nil) throws -> StationDeputy {
      StationDeputy(
        id: station + (from ?? ""), name: station, level: .city, station: station,
        from: try from.map(day))
    }
    // Nothing at all; an enrolment, of a time without registers, or without a day.
    for deputies in [[], [try deputy("a", "2021-12-01")], [try deputy("a")]] {
      let card = try card("a", StationFacts(deputies: deputies))
      #expect(card.begin == nil && !card.isKnown && card.value(.heard) == nil)
      #expect(StationMeasure.allCases.allSatisfy { card[$0].value == nil })
    }
    // Its own first activity: the weeks of 19 and 26 October are due, as far as they end in the month.
    let own = StationFacts(
      deputies: [try deputy("a")],
      activities: [try opening("a", "2026-10-14"), try opening("b", "2026-10-02")])
    #expect(try card("a", own).begin == day("2026-10-14"))
    #expect(try card("a", own)[.openings] == StationFigure(numerator: 0, denominator: 2))
    #expect(try card("a", own)[.attendance] == StationFigure(numerator: 0, denominator: 1))
    // Registers of another station: those who say nothing are measured from then on.
    for deputies in [[try deputy("a", "2021-12-01")], [try deputy("a")]] {
      let facts = StationFacts(deputies: deputies, activities: [try opening("b", "2026-10-12")])
      #expect(try card("a", facts).begin == day("2026-10-12"))
      #expect(try card("a", facts)[.openings] == StationFigure(numerator: 0, denominator: 4))
    }
    let voice = StationVoice(station: "a", received: try day("2026-11-02"))
    let late = try card("a", StationFacts(deputies: [try deputy("a")], voices: [voice]))
    #expect(!late.isKnown && late[.attendance].value == nil && late.value(.items) == nil)
    // `since` says otherwise.
    #expect(try card("b", StationFacts(deputies: [try deputy("b")])).begin == day("2026-10-15"))
  }

  @Test(
    "the spans of a plan cover the calendar without gaps, over month and year ends",
    arguments: PlanSpan.allCases)
  func spans(_ span: PlanSpan) throws {
    var day = try day("2023-12-20")
    let last = try self.day("2028-03-02")
    while day < last {
      let days = span.days(around: day)
      #expect(days.contains(day))
      #expect(span.days(around: days.upperBound) == days)
      #expect(span.days(around: days.upperBound + 1).lowerBound == days.upperBound + 1)
      day = days.upperBound + 1
    }
  }

  @Test("an empty denominator is no data, never 0 %, and no rank")
  func noData() throws {
    let empty = try card("a", StationFacts(), today: "2026-10-01")
    for measure in StationMeasure.allCases { #expect(empty[measure].value == nil) }
    let full = try card(
      "b",
      StationFacts(
        deputies: [StationDeputy(id: "1", name: "沈", level: .city, station: "b")],
        activities: [try opening("b", "2026-10-20")]))
    #expect(full[.attendance] == StationFigure(numerator: 0, denominator: 1))
    let ranked = [empty, full].ranked(by: .attendance)
    #expect(ranked.map(\.place) == [1, nil])
    #expect(ranked.map(\.card.station) == ["b", "a"])
    #expect(try settings().demonstration?.misses(full) == ["openings", "heard"])
  }

  @Test("totals are pooled, not means of means")
  func pooled() throws {
    let deputies = (1...10).map {
      StationDeputy(id: "\($0)", name: "\($0)", level: .city, station: $0 == 1 ? "a" : "b")
    }
    let facts = StationFacts(
      deputies: deputies, activities: [try opening("a", "2026-10-20", by: ["1", "2"])])
    let cards = [try card("a", facts), try card("b", facts)]
    #expect(cards[0][.attendance] == StationFigure(numerator: 1, denominator: 1))
    let total = StationCard(pooling: cards)
    #expect(total[.attendance] == StationFigure(numerator: 1, denominator: 10))
    #expect(total.heard == 4)
  }

  @Test(
    "the latest finding counts; what nobody looked at counts as not met, and all of it as no data")
  func checklist() throws {
    let found = [
      StationEvidence(station: "a", requirement: "x", day: try day("2026-09-01"), holds: false),
      StationEvidence(station: "a", requirement: "x", day: try day("2026-10-31"), holds: true),
      StationEvidence(station: "a", requirement: "x", day: try day("2026-11-01"), holds: false),
    ]
    let card = try card("a", StationFacts(evidence: found))
    #expect(card[.checklist] == StationFigure(numerator: 3, denominator: 4))
    #expect(card.unchecked == 1)
    #expect(try self.card("b", StationFacts(evidence: found))[.checklist].value == nil)
  }

  @Test(
    "a resident told late or not at all counts once the time has passed; resolved makes no band")
  func used() throws {
    let answered = try day("2026-10-20")
    let voices = [answered + 5, answered + 6, nil].map { echoed in
      StationVoice(
        station: "a", received: answered - 3, answered: answered, echoed: echoed,
        calledBack: echoed, isResolved: false)
    }
    let card = try card("a", StationFacts(voices: voices))
    #expect(card[.echoed] == StationFigure(numerator: 1, denominator: 3))
    #expect(card[.resolved] == StationFigure(numerator: 0, denominator: 2))
    #expect(card.lowest(.used) == card[.echoed].value)
    #expect(card.items == 3)
    let early = try self.card("a", StationFacts(voices: [voices[2]]), today: "2026-10-25")
    #expect(early[.echoed].value == nil)
  }

  @Test("coverage names districts and deputies without a station, and stations that do not open")
  func coverage() throws {
    let settings = try settings()
    let coverage = StationCoverage(
      settings, stations: settings.stations, districts: settings.districts,
      deputies: [
        StationDeputy(id: "1", name: "沈", level: .city, station: "a"),
        StationDeputy(id: "2", name: "梁", level: .city),
        StationDeputy(id: "3", name: "顾", level: .city, until: try day("2026-01-01")),
      ],
      activities: [try opening("a", "2026-11-01")], today: try day("2026-11-23"), days: 30)
    #expect(coverage.districts.map(\.id) == ["d2"])
    #expect(coverage.deputies.map(\.id) == ["2"])
    #expect(coverage.deserted.map(\.id) == ["b"])
    #expect(coverage.quiet.map(\.station.id) == ["b"])
  }
}
