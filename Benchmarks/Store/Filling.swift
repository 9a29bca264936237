import BenchSupport
import Feedback
import Foundation
import Store

/// Fills a store with items as an office has them: most of them long closed, spread over the two years up to
/// the present; topics, departments and places drawn so that few are common and most are rare.
struct Filling {
  let store: OfficeStore
  let count: Int
  /// The moment at which the last item came.
  let end: Date
  let words: [String]
  let topics: [(id: String, second: String)]
  private let departments = (0..<30).map { "department-\($0)" }
  private let places = (0..<60).map { "\(990_000 + $0)" }
  private let kinds: [RequestKind] = [.complaint, .help, .consult, .suggestion, .report, .praise]
  static let sources = ["hotline", "board", "mailbox", "register"]

  /// Commits the items from one number up to another, in batches as imports make them.
  func run(_ numbers: Range<Int>) async throws {
    let actor = ActorIdentity(name: "bench", account: "bench")
    let run = try store.beginRun(command: "bench", actor: actor, at: end)
    for source in Self.sources {
      try store.register([
        RegisteredSource(id: source, name: LocalizedName(chinese: source, english: source))
      ])
    }
    var texts = InventedTexts(words: words), draw = Numbers(state: UInt64(numbers.lowerBound) + 7)
    for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 1_000) {
      let last = min(numbers.upperBound, first + 1_000)
      let source = draw.pick(Self.sources)
      let payload = try await store.openPayload(
        source: source, url: "bench-\(first)", format: "json",
        contentHash: bytes(first) + bytes(last), size: 1, receivedAt: moment(first), run: run)
      let items = (first..<last).map { number in
        item(number, source, record: number - first + 1, &texts, &draw)
      }
      _ = try await store.commit(
        Batch(
          run: run, source: source, payload: payload.id, records: 0..<last - first, items: items,
          rejects: [], finishesPayload: true, committedAt: moment(last), taxonomyVersion: "bench"))
    }
    try store.finishRun(run, at: end, exitCode: 0, report: "{}")
  }

  /// When an item came: they fill two years, the last of all at the end.
  func moment(_ number: Int) -> Date {
    end - 730 * 86_400 * Double(count - number) / Double(count)
  }

  private func item(
    _ number: Int, _ source: String, record: Int, _ texts: inout InventedTexts,
    _ draw: inout Numbers
  ) -> ClassifiedItem {
    let (subject, body) = texts.next(number)
    var item = FeedbackItem(source: source, subject: subject, body: body)
    item.externalID = "b\(number)"
    item.fingerprint = bytes(number)
    item.contentHash = bytes(number)
    let topic = draw.pick(topics)
    let tag = TopicTag(
      id: topic.id, second: topic.second, score: 0.5 + draw.share / 2,
      evidence: [Evidence(word: draw.pick(words), count: 1, weight: 3)])
    let isUrgent = draw.share < 0.005
    return ClassifiedItem(
      item: item,
      classification: Classification(
        topics: [tag], kind: draw.pick(kinds),
        urgency: isUrgent ? Urgency(reason: "danger", words: []) : nil,
        place: draw.share < 0.7 ? draw.pick(places) : nil, department: draw.pick(departments),
        review: draw.share < 0.02 ? .lowScore : nil),
      receivedAt: moment(number), record: record, opening: opening(number, &draw))
  }

  /// Most of what is older than a month is closed; one in a thousand is forgotten, and overdue.
  private func opening(_ number: Int, _ draw: inout Numbers) -> CaseOpening {
    let isOld = moment(number) < end - 30 * 86_400
    let isOpen = draw.share < (isOld ? 0.001 : 0.6)
    let received = moment(number), isConfidential = draw.share < 0.001
    return isOpen
      ? CaseOpening(dueAt: received + 10 * 86_400, isConfidential: isConfidential)
      : CaseOpening(
        state: isOld ? "closed" : "answered", answeredAt: received + draw.share * 15 * 86_400,
        isConfidential: isConfidential)
  }
}
