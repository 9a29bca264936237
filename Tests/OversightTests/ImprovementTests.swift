import Settings
import Testing

@testable import Oversight

@Suite("who improved")
struct ImprovementTests {
  private func rule(_ text: String = "rise: 5") throws -> LearningRule {
    try SettingsFile(text: text, name: "annual.yaml").decode()
  }

  private func share(
    _ measure: String, _ now: (Int, Int), _ before: (Int, Int)
  ) -> ShareOfYears {
    ShareOfYears(
      measure, now: .init(Exact(now.0), of: Exact(now.1)),
      before: .init(Exact(before.0), of: Exact(before.1)))
  }

  @Test("named is who rose far enough, out of enough, beyond chance, the furthest first")
  func named() throws {
    let found = Improvement.improved(
      [
        ("a", [share("openings", (95, 100), (80, 100)), share("register", (90, 100), (60, 100))]),
        ("b", [share("openings", (90, 100), (50, 100))]),
        ("little", [share("openings", (10, 10), (2, 10))]),
        ("flat", [share("openings", (83, 100), (80, 100))]),
        ("chance", [share("openings", (17, 20), (15, 20))]),
        ("new", [share("openings", (90, 100), (0, 0))]),
      ], try rule())
    #expect(found.map(\.id) == ["b", "a"])
    #expect(found.last?.shares.map(\.measure) == ["register", "openings"])
  }

  @Test("who fell elsewhere by as much is not named; a fall out of too little does not count")
  func fallen() throws {
    let risen = share("openings", (95, 100), (70, 100))
    let fallen = share("register", (80, 100), (90, 100)), little = share("echoed", (0, 5), (5, 5))
    let found = Improvement.improved(
      [("a", [risen, fallen]), ("b", [risen, little])], try rule())
    #expect(found.map(\.id) == ["b"])
    #expect(
      Improvement.improved([("a", [risen]), ("b", [risen])], try rule("most: 1")).map(\.id)
        == ["a"])
  }

  /// The example of Newcombe (1998), table II: 56/70 against 48/80 gives 0.0524 to 0.3339.
  @Test("the interval of a difference is that of the paper")
  func interval() throws {
    let certain = try #require(share("a", (56, 70), (48, 80)).certainRise)
    #expect(abs(certain - 0.0524) < 0.0001)
  }

  @Test("faults are told with their place and their mend")
  func faults() throws {
    func error(_ text: String) -> String {
      do {
        let settings: AnnualSettings = try SettingsFile(text: text, name: "annual.yaml").decode()
        try settings.learning.check(rates: ["resolution"])
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(
      error("learning: {station_measures: [openngs]}")
        == "annual.yaml:1:30: no measure \"openngs\"; did you mean openings?")
    #expect(
      error("learning:\n  department_measures: [resolutin]")
        == "annual.yaml:2:24: no rate \"resolutin\"; did you mean resolution?")
    #expect(error("learning:\n  department_measures: [resolution, in_time]") == "")
    #expect(error("public: {suppress_below: 2}").contains("takes 0 or a number from 3"))
    #expect(error("public: {supress_below: 5}").contains("did you mean suppress_below?"))
    #expect(error("learning: {rise: 0}").contains("from 1 to 100"))
  }
}
