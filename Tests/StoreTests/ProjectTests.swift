import Feedback
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("projects in the store")
struct ProjectTests {
  private let bench: Workbench
  private let actor = ActorIdentity(name: "li", account: "clerk")

  init() throws { bench = try Workbench() }

  private func project(_ number: String = "1", words: [String] = ["公交"]) -> LivelihoodProject {
    LivelihoodProject(
      id: ProjectID(year: 2026, number: number), name: LocalizedName(chinese: "甲", english: "A"),
      stage: .adopted, decided: Day(number: 20_000),
      vote: ProjectVote(votesFor: 20, valid: 28, members: 29),
      departments: ["transport", "health"], places: ["11"], planned: Money(yuan: 12_805_000),
      spent: Money(yuan: 1), topics: ["transport"], words: words)
  }

  private let plan = [
    Milestone(
      name: LocalizedName(chinese: "开工", english: "begun"), due: Day(number: 20_100),
      done: Day(number: 20_101)),
    Milestone(name: LocalizedName(chinese: "竣工", english: "done"), due: Day(number: 20_300)),
  ]

  private func take(
    _ projects: [LivelihoodProject], _ plans: [String: [Milestone]] = [:]
  ) throws -> [Int] {
    let counts = try bench.store.take(
      projects, plans: plans, year: 2026, actor: actor, at: Workbench.noon)
    return [counts.new, counts.changed, counts.unchanged]
  }

  private func events(_ kind: String) throws -> Int? {
    try bench.value(
      "SELECT count(*) FROM event WHERE kind = (SELECT id FROM code WHERE text = '\(kind)')")
  }

  @Test("what is taken in comes out the same; again it changes nothing, and leaves no event")
  func roundTrip() throws {
    #expect(try take([project()], ["1": plan]) == [1, 0, 0])
    var expected = project()
    expected.milestones = plan
    #expect(try bench.store.projects(year: 2026).map(\.project) == [expected])
    #expect(try bench.store.projects(year: 2025).isEmpty)
    #expect(try take([project()], ["1": plan]) == [0, 0, 1])
    #expect(try take([project()]) == [0, 0, 1])
    #expect(try events("projects.import") == 1)
    #expect(try take([project(words: ["站牌"])]) == [0, 1, 0])
    #expect(try bench.store.project(expected.id)?.project.milestones == plan)
    #expect(try take([], ["1": Array(plan.prefix(1))]) == [0, 1, 0])
    #expect(try bench.store.project(expected.id)?.project.milestones.count == 1)
    #expect(try bench.store.verify() == [])
  }

  @Test("milestones of a project that is not there leave nothing behind")
  func allOrNothing() throws {
    #expect(throws: StoreError.self) { try take([project()], ["9": plan]) }
    #expect(try bench.store.projects().isEmpty)
    #expect(try events("projects.import") == 0)
  }

  @Test("links are kept with an event each, once, and go with an item that is erased")
  func links() async throws {
    try await bench.commit([entry("1"), entry("2")])
    _ = try take([project()])
    let id = project().id
    func link(_ items: [Int64], _ holds: Bool) throws -> Int {
      try bench.store.link(items, to: id, holds: holds, actor: actor, at: Workbench.noon)
    }
    #expect(try link([1, 2], true) == 2)
    #expect(try link([1, 2], true) == 0)
    #expect(try link([2], false) == 1)
    #expect(throws: StoreError.self) { try link([2, 99], true) }
    let links = try bench.store.links(ofProject: 1)
    #expect(links.linked == [1] && links.unlinked == [2])
    #expect(try events("project.link") == 2)
    #expect(try events("project.unlink") == 1)
    _ = try bench.store.erase([1, 2], kind: .itemForgotten, actor: actor, at: Workbench.noon)
    #expect(try bench.store.links(ofProject: 1) == ProjectLinks())
    #expect(throws: StoreError.self) { try link([1], true) }
    #expect(try bench.store.verify() == [])
    try bench.tamper("INSERT INTO project_link VALUES (1, 1, 1, 1)")
    #expect(try bench.store.verify().map(\.check) == ["projects"])
  }

  @Test("the schema itself refuses votes that do not add up")
  func checks() throws {
    for vote in [
      ProjectVote(votesFor: 30, valid: 28), ProjectVote(votesFor: 1, valid: 30, members: 29),
      ProjectVote(votesFor: -1),
    ] {
      var odd = project()
      odd.vote = vote
      #expect(throws: StoreError.self) { try take([odd]) }
    }
    #expect(try bench.store.projects().isEmpty)
  }
}
