import Feedback
import Settings
import Testing

@testable import Oversight

/// Numbers that look random and are the same each time.
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite("what is published of counts")
struct PublishedCountsTests {
  @Test("a small count takes the first large one with it, however large, and nothing at all stays")
  func complement() {
    let published = PublishedCounts([2, 40, 9, 0, 17], below: 5)
    #expect(published.cells == [nil, nil, 9, 0, 17])
    #expect(published.total == 68 && !published.isWithheld)
  }

  @Test("what is hidden is never so little that its parts follow from it")
  func sums() {
    #expect(PublishedCounts([1, 1, 30, 60], below: 5).cells == [nil, nil, nil, 60])
    // 1 and 5 make 6: the small one could only be 1. The next goes with them.
    #expect(PublishedCounts([1, 5, 30, 60], below: 5).cells == [nil, nil, nil, 60])
    // Nothing is left to hide them among.
    let withheld = PublishedCounts([1, 1, 1, 1, 1, 1], below: 5)
    #expect(withheld.isWithheld && withheld.total == 6 && withheld.cells.allSatisfy { $0 == nil })
    #expect(PublishedCounts([3, 0], below: 5) == PublishedCounts([0, 3], below: 5))
    #expect(PublishedCounts([3, 0], below: 5).total == nil)
  }

  @Test("nothing small: all is shown; a threshold of nothing shows everything")
  func open() {
    #expect(PublishedCounts([5, 0, 7], below: 5).cells == [5, 0, 7])
    #expect(PublishedCounts([1, 2, 3], below: 0).cells == [1, 2, 3])
    #expect(PublishedCounts([], below: 5).total == 0)
    #expect(PublishedCounts.shown(4, below: 5) == nil && PublishedCounts.shown(0, below: 5) == 0)
  }

  @Test("from the page of any table, each hidden count may be 1 and may be the threshold")
  func random() {
    var dice = Dice(state: 7)
    for _ in 0..<4_000 {
      let threshold = Int.random(in: 3...12, using: &dice)
      let counts = (0..<Int.random(in: 1...14, using: &dice)).map { _ in
        Bool.random(using: &dice)
          ? Int.random(in: 0...6, using: &dice) : Int.random(in: 0...60, using: &dice)
      }
      let published = PublishedCounts(counts, below: threshold)
      let shown = published.cells.compactMap(\.self)
      #expect(shown.allSatisfy { $0 == 0 || $0 >= threshold })
      guard let total = published.total, !published.isWithheld else {
        #expect(published.cells.allSatisfy { $0 == nil } || counts.reduce(0, +) == 0)
        continue
      }
      let hidden = published.cells.count { $0 == nil }
      guard hidden > 0 else { continue }
      // What a reader knows: the hidden ones are above nothing, and sum up to this.
      let rest = total - shown.reduce(0, +)
      #expect(hidden > 1 && rest - (hidden - 1) >= threshold, "\(counts) below \(threshold)")
    }
  }

  /// Knowing the rule is knowing more than the page says: here all tables that give the same page are
  /// looked at together.
  @Test(
    "nor does one who knows the rule find a hidden count out: every page is that of several tables",
    arguments: [3, 4, 5])
  func knowingTheRule(threshold: Int) {
    struct Page: Hashable {
      let total: Int?
      let cells: [Int?]
    }
    for cells in 2...4 {
      // Every table of a total below this is tried.
      let values = cells == 4 ? 11 : 3 * threshold + 6
      var tables: [Page: [[Int]]] = [:]
      var counts = Array(repeating: 0, count: cells)
      repeat {
        let published = PublishedCounts(counts, below: threshold)
        tables[Page(total: published.total, cells: published.cells), default: []].append(counts)
      } while Self.step(&counts, below: values)
      for (page, tables) in tables where page.total.map({ $0 < values }) ?? false {
        let found = page.cells.indices.filter { cell in
          page.cells[cell] == nil && Set(tables.map { $0[cell] }).count < 2
        }
        #expect(found.isEmpty, "\(page) \(tables)")
      }
    }
  }

  /// The next table; false behind the last one.
  private static func step(_ counts: inout [Int], below values: Int) -> Bool {
    for index in counts.indices {
      counts[index] += 1
      if counts[index] < values { return true }
      counts[index] = 0
    }
    return false
  }

  @Test("rounding tells less: the same is hidden, and what is shown follows from the exact page")
  func rounded() {
    var dice = Dice(state: 11)
    for _ in 0..<500 {
      let counts = (0..<8).map { _ in Int.random(in: 0...40, using: &dice) }
      let exact = PublishedCounts(counts, below: 5)
      let rounded = PublishedCounts(counts, below: 5, roundedTo: 5)
      #expect(rounded.isWithheld == exact.isWithheld)
      for (cell, other) in zip(rounded.cells, exact.cells) {
        #expect((cell == nil) == (other == nil))
        if let cell, let other { #expect(cell % 5 == 0 && abs(cell - other) <= 2) }
      }
    }
  }
}

@Suite("what is published of rates")
struct PublishedRatesTests {
  private func settings(_ text: String) throws -> RateSettings {
    try SettingsFile(text: text, name: "rates.yaml").decode()
  }

  private func groups(
    _ yes: Int, _ no: Int, silent: Int = 0, isExcluded: Bool = false
  ) -> [CallbackGroup] {
    [("yes", "satisfied", yes), ("no", "dissatisfied", no)].map {
      CallbackGroup(
        department: "a", isContacted: true, resolved: $0.0, satisfied: $0.1,
        isExcluded: isExcluded, count: $0.2)
    } + [CallbackGroup(department: "a", isContacted: false, isExcluded: isExcluded, count: silent)]
  }

  private func published(
    _ groups: [CallbackGroup], below: Int = 5
  ) throws -> PublishedRates {
    let settings = try shippedRates()
    return PublishedRates(groups, settings, rules: settings.rates, below: below)
  }

  private func isShown(_ rate: PublishedRate) -> Bool {
    if case .shown = rate { true } else { false }
  }

  @Test("a rate is shown where what counts and what does not are both enough")
  func enough() throws {
    let rates = try published(groups(45, 15))
    guard case .shown(let share) = rates[.all, "resolution"] else {
      Issue.record("hidden")
      return
    }
    #expect(share.value == 75 && share.whole == 60 && share.band?.id == "fair")
    #expect((share.low ?? 0) < 75 && (share.high ?? 0) > 75)
    guard case .shown(let score) = rates[.all, "score"] else {
      Issue.record("hidden")
      return
    }
    #expect(score.value == 77.5 && score.whole == nil)
  }

  @Test(
    "a small part, a small rest, and a small whole are hidden; nothing to divide by is no data",
    arguments: [(3, 60), (60, 3), (2, 1)])
  func small(yes: Int, no: Int) throws {
    let rates = try published(groups(yes, no))
    #expect(rates[.all, "resolution"] == .hidden && rates[.all, "score"] == .hidden)
    #expect(try published([])[.all, "resolution"] == .noData)
    #expect(try published([])[.all, "score"] == .noData)
    #expect(isShown(try published(groups(yes, no), below: 0)[.all, "resolution"]))
  }

  @Test("where few were excluded, the second scope is hidden: it is the difference")
  func scopes() throws {
    let few = try published(groups(40, 20) + groups(2, 1, isExcluded: true))
    #expect(isShown(few[.all, "resolution"]) && few[.withoutExcluded, "resolution"] == .hidden)
    let many = try published(groups(40, 20) + groups(12, 9, isExcluded: true))
    #expect(isShown(many[.withoutExcluded, "resolution"]))
    let none = try published(groups(40, 20))
    #expect(isShown(none[.withoutExcluded, "resolution"]))
  }

  @Test("what lies between two rates is not small either: reached but not resolved")
  func between() throws {
    // 63 of 90 were reached; 60 of them are resolved: 3 are reached and not resolved.
    let rates = try published(groups(60, 3, silent: 27))
    #expect(isShown(rates[.all, "response"]) && rates[.all, "resolution"] == .hidden)
  }

  @Test("nothing small follows from any rates that are shown together, by independent counting")
  func random() throws {
    let settings = try settings(
      """
      rates:
        - {id: response, name: A, formula: contacted / callbacks}
        - {id: resolution, name: B, formula: resolved / callbacks}
        - {id: satisfaction, name: C, formula: (satisfied + 0.9 * basically) / callbacks}
        - {id: half, name: D, formula: partly / callbacks}
        - {id: kept, name: E, formula: on_time / due}
      """)
    let parts: [String: (CallbackGroup) -> Bool] = [
      "response": { $0.isContacted }, "resolution": { $0.resolved == "yes" },
      "satisfaction": { ["satisfied", "basically"].contains($0.satisfied) },
      "half": { $0.resolved == "partly" }, "kept": { $0.isOnTime == true },
    ]
    var dice = Dice(state: 3), shown = 0, hidden = 0
    for _ in 0..<600 {
      let groups = (0..<Int.random(in: 1...14, using: &dice)).map { _ in
        let isContacted = Int.random(in: 0..<4, using: &dice) > 0
        return CallbackGroup(
          department: nil, isContacted: isContacted,
          resolved: isContacted ? ["yes", "no", "partly", nil].randomElement(using: &dice)! : nil,
          satisfied: isContacted
            ? ["satisfied", "basically", "dissatisfied"].randomElement(using: &dice)! : nil,
          isExcluded: Int.random(in: 0..<3, using: &dice) == 0,
          isOnTime: [true, false, nil].randomElement(using: &dice)!,
          count: Int.random(in: 1...25, using: &dice))
      }
      let rates = PublishedRates(groups, settings, rules: settings.rates, below: 5)
      func count(_ holds: (CallbackGroup) -> Bool) -> Int {
        groups.filter(holds).reduce(0) { $0 + $1.count }
      }
      for (id, part) in parts {
        func whole(_ group: CallbackGroup) -> Bool { id != "kept" || group.isOnTime != nil }
        let isOpen = isShown(rates[.all, id]), isOpenToo = isShown(rates[.withoutExcluded, id])
        var small: [Int] = []
        if isOpen { small += [count(part), count { whole($0) && !part($0) }] }
        if isOpenToo {
          small += [
            count { !$0.isExcluded && part($0) },
            count { !$0.isExcluded && whole($0) && !part($0) },
          ]
        }
        if isOpen && isOpenToo {
          small += [count { $0.isExcluded && part($0) }, count { $0.isExcluded && whole($0) }]
          small.append(count { $0.isExcluded && whole($0) && !part($0) })
        }
        #expect(small.allSatisfy { $0 == 0 || $0 >= 5 }, "\(id) \(small) \(groups)")
        (shown, hidden) = (shown + (isOpen ? 1 : 0), hidden + (isOpen ? 0 : 1))
      }
      if isShown(rates[.all, "response"]), isShown(rates[.all, "resolution"]) {
        let between = count { $0.isContacted && $0.resolved != "yes" }
        #expect(between == 0 || between >= 5)
      }
      if isShown(rates[.all, "resolution"]), isShown(rates[.all, "half"]) {
        let rest = count { $0.resolved != "yes" && $0.resolved != "partly" }
        #expect(rest == 0 || rest >= 5)
      }
    }
    #expect(shown > 200 && hidden > 200)
  }
}
