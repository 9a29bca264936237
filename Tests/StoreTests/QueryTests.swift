import Feedback
import Foundation
import Testing
import TextIndex

@testable import Store

@Suite("Queries")
struct QueryTests {
  let bench: Workbench
  let today = Day(Workbench.noon, in: Workbench.shanghai)

  init() async throws {
    bench = try Workbench()
    var park = entry("3", "100% Park_Lane \\ 停车", topic: "environment", department: "b")
    park.classification.topics[0].second = "environment/noise"
    park.classification.place = "east"
    park.classification.kind = .suggestion
    try await bench.commit([
      entry("1", at: Workbench.noon - 86_400), entry("2", "占道经营", topic: nil), park,
    ])
    try await bench.commit([entry("4", "医院排队", topic: "health")], source: "hotline")
  }

  private func ids(_ change: (inout ItemFilter) -> Void) throws -> [String?] {
    var filter = ItemFilter()
    change(&filter)
    let items = try bench.store.items(filter, limit: 10)
    #expect(try bench.store.count(filter) == items.count)
    #expect(try bench.store.statistics(filter).total == items.count)
    return items.map(\.externalID)
  }

  @Test("filters compose, and count and statistics agree with the list")
  func filters() throws {
    let (day, before) = (today, today - 1)
    #expect(try ids { _ in } == ["4", "3", "2", "1"])
    #expect(try ids { $0.topics = ["environment", "health"] } == ["4", "3"])
    #expect(try ids { $0.topics = ["environment/noise"] } == ["3"])
    #expect(try ids { $0.topics = [""] } == ["2"])
    #expect(try ids { $0.topics = ["unheard-of"] } == [])
    #expect(try ids { $0.departments = ["b"] } == ["3"])
    #expect(try ids { $0.places = ["east"] } == ["3"])
    #expect(try ids { $0.sources = ["hotline"] } == ["4"])
    #expect(try ids { $0.kinds = [.suggestion, .praise] } == ["3"])
    #expect(try ids { $0.states = ["new"] } == ["4", "3", "2", "1"])
    #expect(try ids { $0.days = before...before } == ["1"])
    #expect(try ids { $0.needsReview = true } == ["2"])
    #expect(try ids { $0.needsReview = false } == ["4", "3", "1"])
    #expect(
      try ids {
        $0.days = day...day
        $0.departments = ["transport-bureau"]
        $0.needsReview = false
      } == ["4"])
  }

  @Test(
    "text is found in Chinese and in either case",
    arguments: [
      ("占道", ["2"]), ("park", ["3"]), ("100%", ["3"]), ("Park_L*", ["3"]), ("lan", []),
      ("处理", ["4", "3", "2", "1"]),
    ])
  func text(text: String, expected: [String]) throws {
    let query = try SearchQuery(text)
    #expect(try ids { $0.query = query } == expected)
  }

  @Test("pages follow each other without gap or overlap")
  func pages() throws {
    var seen: [String?] = []
    while let row = try bench.store.items(limit: 1, offset: seen.count).first {
      seen.append(row.externalID)
    }
    #expect(seen == ["4", "3", "2", "1"])
  }

  @Test("what was received last comes first, whatever came in last")
  func newest() async throws {
    try await bench.commit([
      entry("5", at: Workbench.noon - 60), entry("6", at: Workbench.noon + 60),
    ])
    #expect(
      try bench.store.items(limit: 9).map(\.externalID) == ["6", "4", "3", "2", "5", "1"])
  }

  @Test("an item answers to its number, public id, external id, not to its row")
  func references() async throws {
    let row = try #require(try bench.store.items(limit: 1).first)
    let bare = String(row.number.description.dropFirst(3))
    for reference in [row.number.description, bare, row.publicID, row.publicID.uppercased(), "4"] {
      #expect(try bench.store.item(reference)?.row == row)
    }
    try await bench.commit([entry("no-digits", "新的"), entry(bare, "另一件")])
    #expect(try bench.store.item("5") == nil)
    #expect(try bench.store.item("no-digits")?.row.id == 5)
    #expect(try bench.store.item(bare)?.row.externalID == bare)
    for nothing in ["", "99", "MQ-20261123-0099", String(repeating: "0", count: 32)] {
      #expect(try bench.store.item(nothing) == nil)
    }
  }

  @Test("an external id of two sources is ambiguous, and the error names both numbers")
  func ambiguous() async throws {
    try await bench.commit([entry("1", "同号")], source: "hotline")
    #expect(
      throws: StoreError.ambiguous(
        reference: "1", numbers: ["MQ-20261122-0001", "MQ-20261123-0004"])
    ) { try bench.store.item("1") }
  }

  @Test("a store that is read gives the same, while the other writes")
  func reading() async throws {
    let reader = try OfficeStore(
      reading: bench.path, office: Workbench.office, timeZone: bench.zone)
    #expect(try reader.items(limit: 9) == (try bench.store.items(limit: 9)))
    try await bench.commit([entry("5", "新的")])
    #expect(try reader.count() == 5)
    await #expect(throws: StoreError.self) { try await reader.update(SourceState(id: "board")) }
  }
}
