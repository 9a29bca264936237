internal import Feedback
internal import Store

/// An item that a person is asked about.
public struct ReviewTurn: Sendable {
  public var detail: QueueDetail
  /// True where the item was drawn at random, so that answers about such items say how often guesses
  /// are right.
  public var isRandom: Bool
  fileprivate var id: Int64
}

/// Items for a person to decide about, one after another: those that teach most first, and every fifth
/// drawn at random from all that nobody has decided about.
///
/// An item teaches much where the guess was unsure, and where its topic has few decisions.
public struct ReviewQueue {
  private static let randomEvery = 5
  private static let window = 500

  private let office: OfficeContext
  private let filter: ItemFilter
  private var generator: any RandomNumberGenerator
  private var waiting: [Int64] = []
  private var asked: Set<Int64> = []
  private var answers: [(turn: ReviewTurn, before: [TopicDecision])] = []
  private var turns = 0

  init(
    _ office: OfficeContext, _ filter: ItemFilter, _ generator: any RandomNumberGenerator
  ) {
    (self.office, self.filter, self.generator) = (office, filter, generator)
  }

  /// The next item; nil where nobody needs to decide about any more.
  public mutating func next() throws(OfficeError) -> ReviewTurn? {
    let isRandom = turns % Self.randomEvery == Self.randomEvery - 1
    let drawn = isRandom ? try drawnAtRandom() : nil
    let teaching = drawn == nil ? try mostTeaching() : nil
    guard let id = drawn ?? teaching else { return nil }
    turns += 1
    asked.insert(id)
    return try turn(id, isRandom: drawn != nil)
  }

  /// Records an answer.
  public mutating func answer(_ turn: ReviewTurn, _ answer: TopicAnswer) throws(OfficeError) {
    guard let detail = try OfficeError.wrap({ try office.store.item(row: turn.id) }) else { return }
    let before = try office.decide(
      detail, answer, drawn: turn.isRandom ? .random : .teaching)
    answers.append((turn, before))
  }

  /// Takes the last answer back; the item that it was about, nil where there is none.
  public mutating func undo() throws(OfficeError) -> ReviewTurn? {
    guard let (turn, before) = answers.popLast(),
      let detail = try OfficeError.wrap({ try office.store.item(row: turn.id) })
    else { return nil }
    let now = try OfficeError.wrap { try office.store.decisions(of: turn.id) }
    try office.replaceDecisions(of: detail, now, by: before)
    return try self.turn(turn.id, isRandom: turn.isRandom)
  }

  /// How many answers stand, and how many of them are about items drawn at random.
  public var answered: (all: Int, random: Int) {
    (answers.count, answers.count { $0.turn.isRandom })
  }

  private func turn(_ id: Int64, isRandom: Bool) throws(OfficeError) -> ReviewTurn? {
    guard let detail = try OfficeError.wrap({ try office.store.item(row: id) }) else { return nil }
    return ReviewTurn(detail: try office.queueDetail(detail), isRandom: isRandom, id: id)
  }

  private mutating func drawnAtRandom() throws(OfficeError) -> Int64? {
    let share = Double.random(in: 0..<1, using: &generator)
    let id = try OfficeError.wrap { try office.store.undecided(filter, at: share) }
    return id.flatMap { asked.contains($0) ? nil : $0 }
  }

  private mutating func mostTeaching() throws(OfficeError) -> Int64? {
    // Some of those that waited may have been drawn meanwhile.
    while let id = waiting.popLast() {
      if !asked.contains(id) { return id }
    }
    waiting = try ranked()
    return waiting.popLast()
  }

  /// Those that teach most last.
  private func ranked() throws(OfficeError) -> [Int64] {
    let (candidates, decided) = try OfficeError.wrap {
      (
        try office.store.undecided(filter, limit: Self.window + asked.count),
        try office.store.decidedTopics()
      )
    }
    func value(_ candidate: ReviewCandidate) -> Double {
      let decisions = candidate.topic.flatMap { decided[$0] } ?? 0
      return 1 - candidate.margin + 1 / (1 + Double(decisions).squareRoot())
    }
    return candidates.filter { !asked.contains($0.id) }
      .map { (id: $0.id, value: value($0)) }
      .sorted { ($0.value, $1.id) < ($1.value, $0.id) }
      .map(\.id)
  }
}

extension OfficeContext {
  /// The items for a person to decide about.
  public func reviewQueue(
    _ filter: QueueFilter, _ generator: any RandomNumberGenerator
  ) throws(OfficeError) -> ReviewQueue {
    ReviewQueue(self, try storeFilter(filter), generator)
  }

  /// The first-level topics, in the order of the file.
  public var firstLevelTopics: [String] {
    configuration.taxonomy.ids.filter { !$0.contains("/") }
  }
}
