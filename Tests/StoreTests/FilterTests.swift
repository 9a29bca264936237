import Feedback
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Filters over many items")
struct FilterTests {
  private let bench: Workbench
  private static let topics = ["transport", "health", "environment"]
  private static let departments = ["a", "b", "c"]
  private static let places = ["east", "west"]
  private static let kinds: [RequestKind] = [.complaint, .help, .report]

  init() async throws {
    bench = try Workbench()
    let items = (0..<600).map { number in
      var item = entry(
        "\(number)", "第\(number)条", topic: Self.topics[number % 3],
        department: Self.departments[number % 7 % 3], at: Workbench.noon + Double(number) * 3_600)
      item.classification.topics[0].second = "\(Self.topics[number % 3])/\(number % 4)"
      item.classification.kind = Self.kinds[number % 5 % 3]
      item.classification.place = number % 11 == 0 ? nil : Self.places[number % 2]
      item.classification.urgency =
        number % 37 == 0 ? Urgency(reason: "danger", words: []) : nil
      item.classification.review = number % 13 == 0 ? .lowScore : nil
      item.opening = CaseOpening(
        state: number < 500 ? "closed" : "new",
        dueAt: number % 17 == 0 ? Workbench.noon + Double(number) * 7_200 : nil,
        isConfidential: number % 53 == 0)
      return item
    }
    try await bench.commit(items)
  }

  @Test("whichever index is taken, a filter leaves what the rows themselves say")
  func agree() throws {
    let all = try bench.store.items(limit: .max)
    #expect(all.count == 600)
    var numbers = SeededNumbers(state: 1)
    for _ in 0..<60 {
      let filter = Self.filter(&numbers)
      let expected = all.filter { filter.leaves($0) }
      #expect(try bench.store.items(filter, limit: .max) == expected)
      #expect(try bench.store.count(filter) == expected.count)
      let page = try bench.store.page(filter, limit: 5, offset: 3, countedTo: 10)
      #expect(page.rows == Array(expected.dropFirst(3).prefix(5)))
      #expect(page.count == min(10, expected.count))
    }
  }

  private static func filter(_ numbers: inout SeededNumbers) -> ItemFilter {
    func some<Value>(_ values: [Value]) -> [Value] {
      Bool.random(using: &numbers)
        ? []
        : Array(values.shuffled(using: &numbers).prefix(Int.random(in: 1...2, using: &numbers)))
    }
    func flag() -> Bool? { [nil, nil, true, false].randomElement(using: &numbers)! }
    var filter = ItemFilter()
    filter.states = some(["closed", "new", "unheard-of"])
    filter.topics = some(topics + ["health/1", "transport/0"])
    filter.departments = some(departments)
    filter.places = some(places + [""])
    filter.kinds = some(kinds)
    filter.needsReview = flag()
    filter.isUrgent = flag()
    filter.isConfidential = flag()
    let day = Day(Workbench.noon, in: Workbench.shanghai)
    if Bool.random(using: &numbers) { filter.days = day + 3...day + 20 }
    if Bool.random(using: &numbers) { filter.dueBefore = Workbench.noon + 2_000_000 }
    return filter
  }

  @Test("a rare value's index is taken, not a common one's")
  func narrowest() throws {
    var filter = ItemFilter()
    (filter.kinds, filter.states, filter.isUrgent) = ([.complaint], ["closed"], true)
    let plan = try bench.store.read { database in
      let (condition, arguments) = try filter.condition(database)
      return try Row.fetchAll(
        database,
        sql: "EXPLAIN QUERY PLAN SELECT id FROM item WHERE \(condition) ORDER BY day DESC",
        arguments: arguments
      )
      .map { $0["detail"] as String }
    }
    #expect(plan.count == 1)
    #expect(plan[0].contains("item_urgent"))
  }
}

extension ItemFilter {
  /// The filter as its words say, without the database.
  fileprivate func leaves(_ row: ItemRow) -> Bool {
    func holds(_ values: [String], _ value: String?) -> Bool {
      values.isEmpty || values.contains(value ?? "")
    }
    func agrees(_ wanted: Bool?, _ found: Bool) -> Bool { wanted.map { $0 == found } ?? true }
    func isDue(before moment: Date) -> Bool { row.dueAt.map { $0 < moment } ?? false }
    let checks: [Bool] = [
      holds(states, row.state), holds(departments, row.department), holds(places, row.place),
      holds(kinds.map(\.rawValue), row.kind.rawValue),
      holds(topics, row.topic) || holds(topics, row.subtopic),
      days?.contains(row.number.day) ?? true, agrees(needsReview, row.review != nil),
      agrees(isUrgent, row.urgency != nil), agrees(isConfidential, row.isConfidential),
      dueBefore.map(isDue(before:)) ?? true,
    ]
    return checks.allSatisfy(\.self)
  }
}

/// Numbers that are the same in every run (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
