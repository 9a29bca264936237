import Digests
import Feedback
import Foundation
import Testing

@Suite("Workbooks of dossiers")
struct DossierSheetTests {
  /// A year of which the office heard from June on, and nothing of the year before.
  private func input() throws -> DossierInput {
    let days = try (#require(Day("2026-01-01")), #require(Day("2026-12-31")))
    let before = try (#require(Day("2025-01-01")), #require(Day("2025-12-31")))
    let plan = NamedID(id: "p", name: "Transport")
    var input = DossierInput(
      language: .english, office: LocalizedName(chinese: "市", english: "City"), plan: plan,
      kind: plan, object: plan, departments: [plan], days: days.0...days.1, countedUntil: days.1,
      before: before.0...before.1, rates: Date(timeIntervalSince1970: 0)..<Date(),
      timeZone: "Asia/Shanghai", madeAt: Date(timeIntervalSince1970: 0))
    input.firstHeard = Day("2026-06-10")
    input.total = 7
    input.months = try ["2026-05-01", "2026-06-01"].map {
      DossierMonth(day: try #require(Day($0)), count: $0 == "2026-06-01" ? 7 : 0, before: 0)
    }
    let share = DossierShare(part: "3.8", whole: "6", value: 63.3)
    input.handling = [
      DossierComparison(
        id: "returned", now: share, before: DossierShare(part: "0", whole: "0", value: nil),
        peers: nil)
    ]
    input.tallies = [
      DossierTally(
        id: "T-1", kind: "ballots", held: days.0, rules: "half",
        votes: [NamedCount(id: "satisfied", name: "satisfied", count: 28, before: 0)], invalid: 1,
        returned: 29, members: 29, result: "satisfied", reasons: [])
    ]
    return input
  }

  @Test("a cell is empty where there is no data, and figures are numbers in cells of their own")
  func cells() throws {
    let sheets = try input().sheets()
    func row(_ sheet: String, _ first: String) throws -> String {
      let rows = try #require(sheets.first { $0.name == sheet }).rows
      return try #require(rows.map { "\($0)" }.first { $0.contains("\"\(first)\"") })
    }
    let may = try row("Received by month", "2026-05"),
      june = try row("Received by month", "2026-06")
    #expect(may.components(separatedBy: "empty").count == 4 && !may.contains("integer"))
    #expect(june.contains("integer(7)") && june.components(separatedBy: "empty").count == 3)
    #expect(try row("Summary", "Year before").contains("empty"))
    let returned = try row("How it was dealt with", "Returned")
    #expect(returned.contains("number(3.8") && returned.contains("number(6.0"))
    #expect(!returned.contains("number(0.0"))
    #expect(try row("Ballots and questionnaires", "T-1").contains("integer(28)"))
  }
}
