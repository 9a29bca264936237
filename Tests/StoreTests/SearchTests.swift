import Feedback
import Foundation
import GRDB
import Testing
import TextIndex

@testable import Store

@Suite("Search")
struct SearchTests {
  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// The external ids of what is found, the best first.
  private func found(
    _ query: String, limit: Int = 10, _ change: (inout ItemFilter) -> Void = { _ in }
  ) throws -> [String?] {
    var filter = ItemFilter()
    change(&filter)
    let query = try SearchQuery(query)
    let result = try bench.store.search(query, filter, limit: limit)
    filter.query = query
    let listed = try bench.store.items(filter, limit: 1_000).map(\.externalID)
    if limit >= listed.count { #expect(Set(listed) == Set(result.hits.map(\.row.externalID))) }
    #expect(try bench.store.count(filter) == listed.count)
    return result.hits.map(\.row.externalID)
  }

  /// Runs the stage to its end; how many documents it took.
  @discardableResult
  private func index(limit: Int = 65_536) throws -> Int {
    var count = 0
    while case .indexed(let some) = try bench.store.indexNext(limit: limit) {
      count += some
      while try bench.store.mergeIndex() {}
    }
    return count
  }

  private func segments() throws -> Int? { try bench.value("SELECT count(*) FROM search_segment") }

  @Test("where more meet a search than count, the oldest are left out and that is told")
  func cut() async throws {
    try await bench.commit(
      (1...5).map { entry("\($0)", "停车难", at: Workbench.noon + Double($0)) })
    for _ in 0...1 {
      for (newest, expected) in [(3, ["5", "4", "3"]), (5, ["5", "4", "3", "2", "1"])] {
        var filter = ItemFilter()
        filter.query = try SearchQuery("停车")
        filter.newest = newest
        #expect(try bench.store.items(filter, limit: 10).map(\.externalID) == expected)
        #expect(try bench.store.isCut(filter) == (newest < 5))
      }
      try index()
    }
    #expect(try bench.store.isCut(ItemFilter()) == false)
  }

  @Test("items are found before they are indexed and after, and no differently")
  func beforeAndAfter() async throws {
    try await bench.commit([
      entry("1", "公交12路停运"), entry("2", "小区停车难"), entry("3", "Pothole on Elm Street"),
      entry("4", "停，车", at: Workbench.noon + 60),
    ])
    for round in 0...1 {
      #expect(try found("停车") == ["2"])
      #expect(try found("车") == ["4", "2"])
      #expect(try found("12路") == ["1"])
      #expect(try found("elm pot*") == ["3"])
      #expect(try found("停车难 OR 停运") == ["1", "2"] || found("停车难 OR 停运") == ["2", "1"])
      #expect(try found("车 -难") == ["4"])
      #expect(try found("尽快处理").count == 4)
      #expect(try found("没有") == [])
      if round == 0 { #expect(try index() == 4) }
    }
    #expect(try bench.store.unindexedCount() == 0)
    #expect(try bench.store.indexNext() == .finished)
    #expect(try bench.store.verify() == [])
  }

  @Test("what changes is found as it is now, and what is erased leaves the index")
  func changes() async throws {
    try await bench.commit((1...20).map { entry("\($0)", "路灯不亮之\($0)") })
    try index()
    var changed = entry("3", "井盖丢失")
    changed.item.fingerprint = sixteenBytes("fingerprint路灯不亮之3")
    try await bench.commit([changed])
    #expect(try bench.store.unindexedCount() == 1)
    for _ in 0...1 {
      #expect(try found("井盖") == ["3"])
      #expect(try found("路灯", limit: 30).count == 19)
      #expect(try bench.store.verify() == [])
      try index()
    }
    #expect(try bench.store.unindexedCount() == 0)

    try bench.tamper(
      "DELETE FROM item_text WHERE item = (SELECT id FROM item WHERE external_id = '3')")
    try bench.tamper("UPDATE item_text SET body = '垃圾成堆' WHERE item = 7")
    #expect(try found("井盖") == [])
    #expect(try index() == 1)
    #expect(try found("垃圾") == ["7"])
    let dead: Int? = try bench.value("SELECT count(*) FROM search_dead WHERE erased = 1")
    #expect(dead == 0, "the segment was written again without it")
    #expect(try bench.store.verify() == [])
  }

  @Test("a stage that ends anywhere goes on there, and small segments become large ones")
  func resumes() async throws {
    try await bench.commit((1...300).map { entry("\($0)", "第\($0)件") })
    #expect(try bench.store.indexNext(limit: 10) == .indexed(10))
    #expect(try found("第5件") == ["5"])
    #expect(try found("第250件") == ["250"])
    let other = try OfficeStore(
      path: bench.path, office: Workbench.office, timeZone: bench.zone, now: Workbench.noon)
    #expect(try other.indexNext(limit: 10) == .indexed(10))
    #expect(try index(limit: 10) == 280)
    #expect(try segments().map { $0 < 20 } == true)
    #expect(try found("第5件") == ["5"])
    #expect(try found("件", limit: 400).count == 300)
    #expect(try bench.store.verify() == [])
  }

  @Test("a text that changes between claim and commit is met again")
  func race() async throws {
    try await bench.commit([entry("1", "路灯不亮")])
    try bench.tamper("UPDATE search_state SET claimed = 1, version = \(SearchState.version)")
    try bench.tamper("UPDATE item_text SET body = '井盖丢失'")
    try index()
    #expect(try found("井盖") == ["1"])
    #expect(try bench.store.unindexedCount() == 0)
    #expect(try bench.store.verify() == [])
  }

  @Test("filters hold, and confidential items stay out unless they are meant")
  func filters() async throws {
    try await bench.commit([
      entry("1", "路灯一", department: "a"), entry("2", "路灯二", department: "b"),
      entry("3", "路灯三", department: "a"),
    ])
    try index()
    try bench.tamper("UPDATE item SET confidential = 1 WHERE external_id = '3'")
    #expect(try found("路灯") { $0.isConfidential = false }.count == 2)
    #expect(try found("路灯") { ($0.isConfidential, $0.departments) = (false, ["a"]) } == ["1"])
    #expect(try found("路灯") { $0.isConfidential = true } == ["3"])
  }

  @Test("the subject counts most, then how much is said of it, then the age")
  func ranking() async throws {
    func item(_ id: String, _ subject: String, _ body: String, days: Double = 0) -> ClassifiedItem {
      var entry = entry(id, subject, at: Workbench.noon - days * 86_400)
      entry.item.body = body
      return entry
    }
    let long = String(repeating: "其他的事情也很多。", count: 40)
    try await bench.commit([
      item("old", "来信", "路灯坏了", days: 300), item("long", "来信", long + "路灯坏了"),
      item("subject", "路灯坏了", "如题"), item("short", "来信", "路灯坏了"), item("other", "来信", long),
    ])
    for _ in 0...1 {
      #expect(try found("路灯") == ["subject", "short", "old", "long"])
      try index()
    }
  }

  @Test("an index that lost pages, or that nobody made so, is noticed, and made anew it is sound")
  func verified() async throws {
    try await bench.commit((1...50).map { entry("\($0)", "路灯不亮之\($0)") })
    try index()
    for damage in [
      "DELETE FROM search_page", "UPDATE search_page SET postings = substr(postings, 1, 9)",
      "UPDATE search_segment SET items = x'0202'",
      "DELETE FROM search_page; DELETE FROM search_segment",
    ] {
      try bench.tamper(damage)
      let findings = try bench.store.verify()
      #expect(!findings.isEmpty && findings.allSatisfy { $0.check == "search" }, "\(damage)")
      try bench.store.resetIndex()
      #expect(try index() == 50)
      #expect(try bench.store.verify() == [])
    }
  }

  @Test(
    "neighbours of like size become one, and large ones are left alone",
    arguments: [
      ([], nil), (Array(repeating: 1, count: 7), nil), (Array(repeating: 1, count: 8), 0..<8),
      ([65_536] + Array(repeating: 50, count: 9), 1..<10),
      (Array(repeating: 65_536, count: 20), nil),
      (Array(repeating: 30_000, count: 8), 0..<2), ([512] + Array(repeating: 60, count: 7), nil),
      ([4_000, 500, 500, 500, 500, 500, 60, 60], nil),
      (Array(repeating: 500, count: 8) + [60], 0..<9),
      (Array(repeating: [5_000, 60, 60], count: 8).flatMap(\.self), 0..<24),
    ] as [([Int], Range<Int>?)])
  func plan(sizes: [Int], parts: Range<Int>?) {
    #expect(MergePlan.parts(of: sizes, limit: 65_536) == parts)
  }
}
