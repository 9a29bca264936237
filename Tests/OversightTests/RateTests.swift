import Feedback
import Foundation
import Settings
import Testing

@testable import Oversight

/// The rates that are shipped.
func shippedRates() throws -> RateSettings {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
  return try SettingsFile(
    contentsOf: folder.appending(path: "../../config/rates.yaml"), name: "rates.yaml"
  ).decode()
}

private func rates(_ text: String) throws(SettingsError) -> RateSettings {
  try SettingsFile(text: text, name: "rates.yaml").decode()
}

private func error(_ text: String) -> String {
  do {
    _ = try rates(text)
    return ""
  } catch {
    return "\(error)"
  }
}

private func one(_ formula: String) -> String {
  "rates:\n  - {id: a, name: A, formula: \(formula)}\n"
}

/// Numbers that look random and are the same each time.
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private func groups(_ seed: UInt64, departments: [String] = ["a", "b", "c"]) -> [CallbackGroup] {
  var dice = Dice(state: seed)
  return (0..<Int.random(in: 0..<60, using: &dice)).map { _ in
    let isContacted = Bool.random(using: &dice)
    let resolved = ["yes", "partly", "no", nil].randomElement(using: &dice) ?? nil
    let satisfied =
      ["satisfied", "basically", "dissatisfied", nil].randomElement(using: &dice) ?? nil
    return CallbackGroup(
      department: departments.randomElement(using: &dice), isContacted: isContacted,
      resolved: isContacted ? resolved : nil, satisfied: isContacted ? satisfied : nil,
      isFirst: Bool.random(using: &dice), isFinal: Bool.random(using: &dice),
      isExcluded: Int.random(in: 0..<4, using: &dice) == 0,
      count: Int.random(in: 1..<9, using: &dice))
  }
}

@Suite("Formulas of rates")
struct FormulaTests {
  @Test("the shipped formulas are read, and scores hold the weights that they state")
  func shipped() throws {
    let settings = try shippedRates()
    #expect(settings.rates.map(\.id) == ["response", "resolution", "satisfaction", "score"])
    #expect(settings.rates.last?.best == Exact(100))
    #expect(settings.calendar == RateCalendar(dayFrom: 720, monthFrom: 19))
  }

  @Test("a fault is told with its line and column")
  func places() {
    #expect(
      error(one("resolvd / callbacks"))
        == "rates.yaml:2:31: formula: no count \"resolvd\"; did you mean \"resolved\"?")
    #expect(
      error(one("resolved / valid_callbak"))
        .hasPrefix("rates.yaml:2:42: formula: no count \"valid_callbak\"; "))
    #expect(error(one("resolved / 0")).hasPrefix("rates.yaml:2:40: formula: this divides by zero"))
    #expect(error(one("(resolved / callbacks")).hasSuffix("a \")\" is missing"))
    #expect(error(one("resolved callbacks")).contains("operator"))
    #expect(error(one("resolved * callbacks")).contains("needs a number on one side"))
    #expect(error(one("resolved / callbacks / due")).contains("a second time"))
    #expect(error(one("resolved / callbacks + 1")).contains("cannot be added to"))
    #expect(error(one("resolved % callbacks")).contains("has no meaning"))
    #expect(error(one("1.2.3 * resolved / due")).contains("no number"))
    #expect(error(one("resolved + 1")).contains("a rate divides"))
    #expect(error(one("2 * 3")).contains("weighted sum of rates"))
  }

  @Test("two versions of a rate on one day are refused where the second stands")
  func overlap() {
    func two(_ first: String, _ second: String) -> String {
      "rates:\n  - {id: a, name: A, formula: resolved / due\(first)}\n"
        + "  - {id: a, name: A, formula: resolved / callbacks\(second)}\n"
    }
    #expect(
      error(two(", until: 2026-06-30", ", from: 2026-06-30"))
        == "rates.yaml:3:59: \"a\" has two versions on 2026-06-30; "
        + "end one the day before the other begins")
    #expect(error(two("", "")).contains("has two versions on every day"))
    #expect(error(two(", until: 2026-06-29", ", from: 2026-06-30")) == "")
    #expect(error(two(", from: 2026-07-01, until: 2026-06-30", "")).contains("is before \"from\""))
  }

  @Test("a version holds until the day before the next one")
  func versions() throws {
    let settings = try rates(
      """
      rates:
        - {id: a, name: A, version: old, formula: resolved / due}
        - {id: a, name: A, version: new, formula: resolved / callbacks, from: 2026-07-01}
      """)
    func version(_ day: String) throws -> [String] {
      settings.rates(on: try #require(Day(day))).map(\.version)
    }
    #expect(try version("2026-06-30") == ["old"] && version("2026-07-01") == ["new"])
  }

  @Test("a rate cannot take the name of a count, nor a score a score")
  func names() {
    #expect(
      error("rates: [{id: resolved, name: A, formula: resolved / due}]").contains("name of a count")
    )
    #expect(
      error(
        "rates: [{id: a, name: A, formula: resolved / due}, {id: b, name: B, formula: 2 * a}, {id: c, name: C, formula: a + b}]"
      ).contains("\"b\" is a score itself"))
    #expect(
      error(
        "rates: [{id: a, name: A, formula: resolved / due}, {id: b, name: B, formula: a + due}]"
      )
      .contains("counts and rates stand together"))
  }

  @Test("sums are exact: a tenth three times is three tenths, and halves round away from zero")
  func exact() throws {
    let tenth = try #require(Exact(decimal: "0.1"))
    #expect(tenth + tenth + tenth == Exact(decimal: "0.3"))
    #expect(Exact(decimal: "0.125")?.text(decimals: 2) == "0.13")
    #expect((-tenth).text(decimals: 1) == "\u{2212}0.1" && Exact(28).text(decimals: 1) == "28")
    #expect(Exact(decimal: "1e3") == nil && Exact(decimal: ".5") == nil)
    #expect((Exact(1) / Exact(-4))?.double == -0.25 && Exact(1) / Exact(0) == nil)
  }
}

@Suite("Tables of rates")
struct RateTableTests {
  private func table(_ groups: [CallbackGroup]) throws -> RateTable {
    RateTable(groups, rates: try shippedRates().rates, departments: ["a", "b", "c"])
  }

  @Test("the formulas of the daily report")
  func formulas() throws {
    let table = try table([
      CallbackGroup(
        department: "a", isContacted: true, resolved: "yes", satisfied: "satisfied", count: 6),
      CallbackGroup(
        department: "a", isContacted: true, resolved: "no", satisfied: "basically", count: 2),
      CallbackGroup(department: "a", isContacted: false, count: 2),
    ])
    let figures = table.rows[0][.all]
    #expect(figures["response"]?.value?.text(decimals: 3) == "0.8")
    #expect(figures["resolution"]?.value?.text(decimals: 3) == "0.6")
    #expect(figures["satisfaction"]?.value?.text(decimals: 3) == "0.78")
    // 10 x 0.8 + 40 x 0.78 + 50 x 0.6: multiplied by a hundred once.
    #expect(figures["score"]?.value?.text(decimals: 3) == "69.2")
    #expect(figures["satisfaction"]?.numerator?.text(decimals: 1) == "7.8")
  }

  @Test("no call-backs are no data, never nothing of a hundred, and never ranked")
  func noData() throws {
    let table = try table([
      CallbackGroup(department: "a", isContacted: false, count: 3),
      CallbackGroup(department: "b", isContacted: true, resolved: "yes", satisfied: "satisfied"),
    ])
    #expect(table.rows[2][.all].values.allSatisfy { $0.value == nil && $0.interval == nil })
    #expect(table.ranks("resolution", .all) == [2, 1, nil])
    #expect(table.ranks("score", .all) == [2, 1, nil])
  }

  @Test("equal values share a place")
  func ties() throws {
    let table = try table(
      ["a", "b"].map { CallbackGroup(department: $0, isContacted: true, resolved: "yes") }
        + [CallbackGroup(department: "c", isContacted: true, resolved: "no")])
    #expect(table.ranks("resolution", .all) == [1, 1, 3])
  }

  @Test("the total is pooled: it is of all call-backs together", arguments: 0..<60)
  func pooled(seed: Int) throws {
    let table = try table(groups(UInt64(seed)))
    for scope in RateScope.allCases {
      for rate in ["response", "resolution", "satisfaction"] {
        let parts = table.rows.compactMap { $0[scope][rate] }
        let (above, below) = parts.reduce((Exact(0), Exact(0))) {
          ($0.0 + ($1.numerator ?? Exact(0)), $0.1 + ($1.denominator ?? Exact(0)))
        }
        #expect(table.total[scope][rate]?.numerator == above)
        #expect(table.total[scope][rate]?.denominator == below)
        #expect(table.total[scope][rate]?.value == above / below)
      }
    }
  }

  @Test("a mean of means would differ from the pooled total")
  func meanOfMeans() throws {
    let table = try table([
      CallbackGroup(department: "a", isContacted: true, resolved: "yes", count: 1),
      CallbackGroup(department: "b", isContacted: true, resolved: "no", count: 99),
    ])
    #expect(table.total[.all]["resolution"]?.value?.text(decimals: 2) == "0.01")
  }

  @Test(
    "leaving out excluded items never adds any, and what is left out is what is excluded",
    arguments: 0..<60)
  func scopes(seed: Int) throws {
    let groups = groups(UInt64(seed))
    let (whole, kept) = (try table(groups), try table(groups.filter { !$0.isExcluded }))
    for (row, other) in zip(whole.rows + [whole.total], kept.rows + [kept.total]) {
      #expect(row[.withoutExcluded] == other[.all])
      for rate in ["response", "resolution", "satisfaction"] {
        let all = row[.all][rate]?.denominator ?? Exact(0)
        #expect(all >= row[.withoutExcluded][rate]?.denominator ?? Exact(0))
      }
    }
  }

  @Test("the first call-back or the final one counts, as the formula says")
  func basis() throws {
    let settings = try rates(
      """
      rates:
        - {id: early, name: E, formula: resolved / callbacks, callback: first}
        - {id: late, name: L, formula: resolved / callbacks}
      """)
    let groups = [
      CallbackGroup(
        department: "a", isContacted: true, resolved: "no", isFirst: true, isFinal: false),
      CallbackGroup(
        department: "a", isContacted: true, resolved: "yes", isFirst: false, isFinal: true),
    ]
    let figures = RateTable(groups, rates: settings.rates, departments: []).total[.all]
    #expect(figures["early"]?.value == Exact(0) && figures["late"]?.value == Exact(1))
  }

  @Test("what the items add is what the figure shows", arguments: 0..<20)
  func traced(seed: Int) throws {
    let groups = groups(UInt64(seed))
    let table = try table(groups)
    for rate in table.rates where !rate.isScore {
      let sum = groups.map(rate.share).reduce((Exact(0), Exact(0))) { ($0.0 + $1.0, $0.1 + $1.1) }
      #expect(sum.0 == table.total[.all][rate.id]?.numerator)
      #expect(sum.1 == table.total[.all][rate.id]?.denominator)
    }
  }

  @Test("intervals hold their share, lie within 0 and 1, and narrow with numbers")
  func intervals() {
    for number in 1...200 {
      for part in 0...number {
        let share = Double(part) / Double(number)
        let (low, high) = wilsonInterval(share, of: Double(number))
        #expect(0 <= low && low <= share && share <= high && high <= 1 && low < high)
        let wide = high - low, (nearLow, nearHigh) = wilsonInterval(share, of: Double(number) * 4)
        #expect(nearHigh - nearLow < wide)
      }
    }
    let known = wilsonInterval(0.5, of: 10)
    #expect(abs(known.low - 0.2366) < 0.0001 && abs(known.high - 0.7634) < 0.0001)
  }

  @Test("bands take exact boundaries")
  func bands() throws {
    let settings = try shippedRates()
    #expect(settings.band(try #require(Exact(decimal: "0.9")))?.id == "good")
    #expect(settings.band(try #require(Exact(decimal: "0.899")))?.id == "fair")
    #expect(settings.band(Exact(0))?.id == "weak")
  }
}

@Suite("Windows of rates")
struct RateCalendarTests {
  private static let zones = [
    "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "America/Santiago",
  ]
  .compactMap { TimeZone(identifier: $0) }
  private let report = RateCalendar(dayFrom: 720, monthFrom: 19)

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test("a month goes from the 19th to the 18th, and begins anew on the 19th")
  func months() throws {
    let november = report.days(.month, around: try day("2026-11-18"))
    #expect(november == (try day("2026-10-19"))...(try day("2026-11-18")))
    #expect(report.label(.month, around: try day("2026-11-18")) == "2026-11")
    #expect(report.label(.month, around: try day("2026-11-19")) == "2026-12")
    #expect(
      report.days(.month, around: try day("2026-12-19")).upperBound == (try day("2027-01-18")))
  }

  @Test("February is the month that ends in it, also in leap years")
  func february() throws {
    let days = report.days(.month, around: try day("2028-02-18"))
    #expect(days == (try day("2028-01-19"))...(try day("2028-02-18")))
    let march = report.days(.month, around: try day("2028-02-29"))
    #expect(march == (try day("2028-02-19"))...(try day("2028-03-18")))
    let plain = RateCalendar().days(.month, around: try day("2028-02-10"))
    #expect(plain.upperBound == (try day("2028-02-29")))
  }

  @Test("a year is its twelve months")
  func years() throws {
    let year = report.days(.year, around: try day("2025-12-19"))
    #expect(year == (try day("2025-12-19"))...(try day("2026-12-18")))
    #expect(report.label(.year, around: try day("2025-12-19")) == "2026")
  }

  @Test("a day from noon is named by the day on which it ends")
  func noon() throws {
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let moments = report.moments(try day("2026-11-20")...day("2026-11-20"), in: zone)
    let noon = try Date("2026-11-19T12:00:00+08:00", strategy: .iso8601)
    #expect(moments.lowerBound == noon && moments.upperBound == noon + 86_400)
    #expect(report.day(of: noon, in: zone) == (try day("2026-11-20")))
    #expect(report.day(of: noon - 1, in: zone) == (try day("2026-11-19")))
  }

  @Test(
    "windows of a kind meet end to end for three years, over leap days and daylight saving",
    arguments: zones,
    [
      RateCalendar(), RateCalendar(dayFrom: 720, monthFrom: 19),
      RateCalendar(dayFrom: 150, monthFrom: 28),
    ])
  func partition(zone: TimeZone, calendar: RateCalendar) throws {
    for period in RatePeriod.allCases {
      var days = calendar.days(period, around: try day("2027-01-01"))
      let last = try day("2029-12-31")
      while days.lowerBound < last {
        let next = calendar.days(period, around: days.upperBound + 1)
        #expect(next.lowerBound == days.upperBound + 1)
        let (moments, after) = (calendar.moments(days, in: zone), calendar.moments(next, in: zone))
        #expect(moments.upperBound == after.lowerBound && !moments.isEmpty)
        #expect(calendar.day(of: moments.lowerBound, in: zone) == days.lowerBound)
        #expect(calendar.day(of: moments.upperBound - 1, in: zone) == days.upperBound)
        #expect(
          calendar.label(period, around: days.lowerBound)
            == calendar.label(period, around: days.upperBound))
        days = next
      }
    }
  }

  @Test("a month begins on a day that every month has")
  func noThirtieth() {
    let text = "window: {month_from: 30}\nrates: [{id: a, name: A, formula: resolved / due}]"
    #expect(error(text).contains("takes a number from 1 to 28"))
  }
}
