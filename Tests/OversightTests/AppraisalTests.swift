import Feedback
import Oversight
import Settings
import Testing

@Suite("Appraisal plans")
struct AppraisalTests {
  private func settings(_ text: String) throws(SettingsError) -> AppraisalSettings {
    try SettingsFile(text: text, name: "appraisals.yaml").decode()
  }

  /// A plan of a department with phases and whatever else is given, a line each.
  private func plan(_ phases: String, _ more: String = "") -> String {
    """
    plans:
      - id: transport-2026
        name: {zh-Hans: 评议, en: appraisal}
        department: transport
        from: 2026-01-01
        until: 2026-12-31
        \(more)
        phases:
    \(phases)
    """
  }

  @Test("a plan is read with its object, its period and its phases in order")
  func read() throws {
    let found = try settings(
      plan(
        """
              - {phase: prepare, from: 2027-01-04, until: 2027-01-15}
              - {phase: appraise, from: 2027-04-12, until: 2027-04-23}
        """))
    let plan = try #require(found.plan("transport-2026"))
    #expect(
      plan.object.departments == ["transport"] && plan.object.subject == "department/transport")
    #expect(plan.kind == .work && plan.comparesPeers && found.folder == "appraisals")
    #expect(plan.stage(on: Day("2027-01-15")!) == .prepare)
    #expect(plan.stage(on: Day("2027-01-16")!) == nil)
    #expect(plan.span == Day("2026-01-01")!...Day("2027-04-23")!)
    #expect(try settings("").plans.isEmpty)
  }

  @Test(
    "phases that overlap, are out of order or stand twice are refused at their place",
    arguments: [
      (
        "      - {phase: prepare, from: 2027-01-04, until: 2027-01-15}\n"
          + "      - {phase: investigate, from: 2027-01-15, until: 2027-01-20}",
        "appraisals.yaml:10:36: \"investigate\" begins on 2027-01-15, but \"prepare\" lasts until "
          + "2027-01-15; begin it on 2027-01-16 or later"
      ),
      (
        "      - {phase: appraise, from: 2027-01-04, until: 2027-01-15}\n"
          + "      - {phase: prepare, from: 2027-02-15, until: 2027-02-20}",
        "appraisals.yaml:10:32: \"prepare\" stands behind \"appraise\"; the order is prepare, "
          + "investigate, appraise, rectify, each once"
      ),
      (
        "      - {phase: prepare, from: 2027-01-15, until: 2027-01-04}",
        "appraisals.yaml:9:51: \"until\" is before \"from\"; exchange them"
      ),
    ])
  func phases(text: String, said: String) {
    let error = #expect(throws: SettingsError.self) { try settings(plan(text)) }
    #expect(error.map { "\($0)" } == said)
  }

  @Test("ids twice, unknown departments and unknown rules are refused, with what was meant")
  func unknown() throws {
    let one = "- {id: a, name: A, department: tranport, from: 2026-01-01, until: 2026-12-31}"
    let twice = #expect(throws: SettingsError.self) {
      try settings("plans:\n  \(one)\n  \(one)")
    }
    #expect(twice?.description.contains("appraisals.yaml:3:10: the id \"a\" stands twice") == true)
    let found = try settings("plans:\n  \(one)")
    let error = #expect(throws: SettingsError.self) {
      try found.check(departments: ["transport"], ballots: [])
    }
    #expect(
      error?.description
        == "appraisals.yaml:2:34: no department \"tranport\"; did you mean transport?")
    let ballot = try settings(
      "plans:\n  - {id: a, name: A, ballot: half, department: t, from: 2026-01-01, until: 2026-12-31}"
    )
    let other = #expect(throws: SettingsError.self) {
      try ballot.check(departments: ["t"], ballots: ["half-of-members"])
    }
    #expect(other?.description.contains("no rules \"half\" of ballots.yaml") == true)
  }

  @Test(
    "an official has a name and departments, each once; both kinds of object exclude each other")
  func officials() throws {
    let official = """
      plans:
        - id: mayor
          name: M
          kind: official
          official: {name: 某某, office: 副市长, departments: [transport, health]}
          from: 2026-01-01
          until: 2026-12-31
      """
    let plan = try #require(try settings(official).plan("mayor"))
    #expect(plan.object.subject == "official/某某" && plan.object.departments.count == 2)
    let error = #expect(throws: SettingsError.self) {
      try settings(official).check(departments: ["transport"], ballots: [])
    }
    #expect(error?.description.hasPrefix("appraisals.yaml:5:") == true)
    for (wrong, said) in [
      (official.replacing("health", with: "transport"), "stands twice under \"departments\""),
      (official.replacing("kind: official", with: "kind: work"), "does not go with kind: work"),
      (official.replacing("id: mayor", with: "id: a/b"), "letters, digits, - and _"),
    ] {
      let error = #expect(throws: SettingsError.self) { try settings(wrong) }
      #expect(error?.description.contains(said) == true, "\(error.map { "\($0)" } ?? "")")
    }
  }
}

@Suite("Worst and best cases")
struct CaseRuleTests {
  private let rule = CaseRule()

  @Test("points are added up as the rule says")
  func points() {
    let facts = CaseFacts(
      resolved: "no", satisfied: "dissatisfied", reopened: 2, returned: 3, isLate: true)
    #expect(rule.points(facts) == 3 + 3 + 2 * 2 + 3 * 1 + 2)
    #expect(rule.points(CaseFacts(resolved: "partly", satisfied: "basically")) == 0)
  }

  @Test("a case is good only where nothing at all speaks against it")
  func good() {
    let good = CaseFacts(resolved: "yes", satisfied: "satisfied", isAnswered: true)
    #expect(rule.isGood(good))
    for change in [
      { $0.isAnswered = false }, { $0.isLate = true }, { $0.reopened = 1 }, { $0.returned = 1 },
      { $0.resolved = "partly" }, { $0.satisfied = nil },
    ] as [(inout CaseFacts) -> Void] {
      var facts = good
      change(&facts)
      #expect(!rule.isGood(facts))
    }
  }

  @Test("the chosen are what sorting all of them gives, whatever their order", arguments: 0..<20)
  func chosen(seed: Int) {
    var state = UInt64(seed + 1)
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let cases = (0..<60).map { _ in
      CaseFacts(
        resolved: ["yes", "no"][next(2)], satisfied: ["satisfied", "dissatisfied"][next(2)],
        reopened: next(2), isAnswered: true, wait: Double(next(5)))
    }
    let indexed = Array(cases.enumerated())
    let worst = indexed.filter { rule.points($0.element) > 0 }.sorted {
      (rule.points($0.element), $0.element.wait, -$0.offset)
        > (rule.points($1.element), $1.element.wait, -$1.offset)
    }
    let best = indexed.filter { rule.isGood($0.element) }.sorted {
      ($0.element.wait, $0.offset) < ($1.element.wait, $1.offset)
    }
    let chosen = rule.chosen(indexed) { $0.element }
    #expect(chosen.worst.map(\.offset) == worst.prefix(5).map(\.offset))
    #expect(chosen.best.map(\.offset) == best.prefix(5).map(\.offset))
  }

  @Test("a rule that shows none chooses none")
  func none() throws {
    let rule = try SettingsFile(text: "shown: 0", name: "c").decode(CaseRule.self)
    let chosen = rule.chosen([CaseFacts(resolved: "no")]) { $0 }
    #expect(chosen.worst.isEmpty && chosen.best.isEmpty)
  }
}
