internal import Classify
internal import Feedback
internal import Group
internal import Store

public import struct Foundation.Date

/// What grouping did.
public struct GroupReport: Sendable, Codable, RecordedReport {
  public var run: Int64
  public var startedAt: Date
  public var finishedAt: Date
  public var figures: GroupFigures
  public var hasFailures: Bool { false }
}

/// How many voices were grouped, and what came of it.
public struct GroupFigures: Sendable, Codable, Equatable {
  /// Voices that were looked at.
  public var voices = 0
  /// Voices, also older ones, that belong to a matter now.
  public var joined = 0
  /// Matters that are new.
  public var formed = 0
  /// Matters that turned out to be another one.
  public var united = 0
}

extension OfficeContext {
  /// Finds the matters of all items that wait for it.
  public func group() async throws(OfficeError) -> GroupReport {
    try await recorded("group") { run, now throws(OfficeError) in
      var report = GroupReport(
        run: run, startedAt: now, finishedAt: now, figures: GroupFigures())
      report.figures = try self.groupVoices(now) ?? GroupFigures()
      return report
    }
  }

  /// The stage behind a run. The items are safe already: where it fails, people are told, and the next one
  /// goes on where this one stopped.
  func group(_ report: inout RunReport, _ now: Date) {
    do {
      report.matters = try groupVoices(now)
    } catch {
      report.warnings.append("matters are behind: \(error); then run minqing matters group")
    }
  }

  /// Finds the matters of what waits, from where it stopped; nil where nothing waits.
  func groupVoices(_ now: Date) throws(OfficeError) -> GroupFigures? {
    do throws(StoreError) {
      return try groupWaiting(now)
    } catch {
      guard case .refused = error else { throw OfficeError(error) }
      // Somebody else grouped the same items, or merged matters meanwhile: once more from there.
      return try OfficeError.wrap { try self.groupWaiting(now) }
    }
  }

  private func groupWaiting(_ now: Date) throws(StoreError) -> GroupFigures? {
    var stage = try GroupStage(self, now)
    return try stage?.run()
  }
}

/// One run of the stage: the voices known before, and those that wait, a chunk at a time.
private struct GroupStage {
  private let store: OfficeStore
  private let rules: MatterRules
  private let places: Places
  private let now: Date
  private var state: GroupingState
  private var sketcher: Sketcher
  private var grouper: Grouper
  private var figures = GroupFigures()

  /// How many items are grouped and committed at a time.
  private static let chunk = 20_000

  /// Nil where nothing waits.
  init?(_ office: OfficeContext, _ now: Date) throws(StoreError) {
    store = office.store
    rules = office.configuration.matters
    places = office.configuration.places
    self.now = now
    state = try store.groupingState()
    guard let first = try store.firstDayToGroup(after: state.lastItem) else { return nil }
    let counts = TermCounts(bytes: state.counts) ?? TermCounts()
    sketcher = Sketcher(rules, counts: counts)
    grouper = Grouper(rules, counts: counts, nextMatter: state.nextMatter)
    grouper.know(try store.groupedItems(since: first - rules.window).compactMap(voice))
  }

  mutating func run() throws(StoreError) -> GroupFigures {
    let changed = try store.changedItems()
    if !changed.isEmpty { try group(changed, areChanged: true) }
    while true {
      let items = try store.groupableItems(after: state.lastItem, limit: Self.chunk)
      guard !items.isEmpty else { return figures }
      try group(items)
    }
  }

  /// - Parameter areChanged: whether they were grouped before, when they said something else.
  private mutating func group(
    _ items: [GroupableItem], areChanged: Bool = false
  ) throws(StoreError) {
    let sketches = sketcher.sketch(items.map { ($0.subject, $0.body) })
    grouper.counts = sketcher.counts
    let voices = items.indices.map { index in
      Voice(
        id: items[index].id, sketch: sketches[index], day: items[index].day,
        places: path(of: items[index].place), apart: Set(items[index].apart))
    }
    let grouping = grouper.group(voices)
    var batch = GroupingBatch(at: now)
    batch.sketches = voices.map { ($0.id, $0.day, $0.sketch.bytes) }
    batch.changed = areChanged ? items.map(\.id) : []
    batch.formed = grouping.formed
    batch.joined = grouping.joined.map { ($0.voice, $0.matter) }
    batch.united = grouping.united.map { ($0.matter, $0.into) }
    batch.counts = sketcher.counts.bytes
    try store.write(batch, from: state)
    try chooseTitles(of: Set(grouping.joined.map(\.matter)))
    count(grouping, of: items.count)
    state = try store.groupingState()
  }

  private mutating func count(_ grouping: Grouping, of voices: Int) {
    figures.voices += voices
    figures.joined += grouping.joined.count
    figures.formed += grouping.formed.count
    figures.united += grouping.united.count
  }

  private func chooseTitles(of matters: Set<Int64>) throws(StoreError) {
    try store.chooseTitles(of: matters.sorted(), rules, sketcher.counts)
  }

  /// The places that hold one, from the widest to itself.
  private func path(of place: String?) -> [String] {
    place.map { places.path(of: $0).reversed() } ?? []
  }

  private func voice(_ item: GroupedItem) -> Voice? {
    Sketch(bytes: item.sketch).map { sketch in
      Voice(
        id: item.id, sketch: sketch, day: item.day,
        places: path(of: item.place), matter: item.matter,
        apart: Set(item.apart))
    }
  }
}

extension OfficeStore {
  /// Chooses the voice of each matter whose subject is its title: the one nearest to the middle.
  func chooseTitles(
    of matters: [Int64], _ rules: MatterRules, _ counts: TermCounts
  ) throws(StoreError) {
    let representative = Representative(rules, counts: counts)
    var chosen: [Int64: Int64] = [:]
    for matter in matters {
      let sketches = try sketches(ofMatter: matter).compactMap { item, bytes in
        Sketch(bytes: bytes).map { (id: item, sketch: $0) }
      }
      chosen[matter] = representative.of(sketches)
    }
    try setTitleVoices(chosen)
  }
}
