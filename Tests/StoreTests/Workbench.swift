import Feedback
import Foundation
import GRDB

@testable import Store

/// A store in a folder of its own, with a run and two sources, that tests work on.
final class Workbench {
  static let office = OfficeIdentity(
    id: "harbour", name: LocalizedName(chinese: "海港区", english: "Harbour District"), place: "000001"
  )
  static let noon = Date(timeIntervalSince1970: 1_795_406_400)  // 2026-11-23T04:00:00Z
  static let shanghai = TimeZone(identifier: "Asia/Shanghai")!

  let folder: String
  let path: String
  let zone: TimeZone
  let store: OfficeStore
  let run: Int64
  private var payloads: UInt8 = 0

  init(zone: TimeZone = Workbench.shanghai) throws {
    self.zone = zone
    folder = FileManager.default.temporaryDirectory.path + "/store-" + UUID().uuidString
    path = folder + "/minqing.sqlite3"
    store = try OfficeStore(path: path, office: Self.office, timeZone: zone, now: Self.noon)
    try store.register([
      RegisteredSource(id: "board", name: LocalizedName(chinese: "留言板", english: "Board")),
      RegisteredSource(id: "hotline", name: LocalizedName(chinese: "热线", english: "Hotline")),
    ])
    run = try store.beginRun(
      command: "import", actor: ActorIdentity(name: "li", account: "clerk"), at: Self.noon)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A payload that was not met before.
  func payload(_ source: String = "board") async throws -> Payload {
    payloads += 1
    return try await store.openPayload(
      source: source, url: "file:inbox/\(payloads).csv", format: "csv",
      contentHash: Array(repeating: payloads, count: 32), size: 10, receivedAt: Self.noon, run: run)
  }

  /// The entries as one batch that is a whole payload.
  func batch(
    _ entries: [ClassifiedItem], rejects: [Reject] = [], source: String = "board",
    taxonomy: String = "t1"
  ) async throws -> Batch {
    Batch(
      run: run, source: source, payload: try await payload(source).id,
      records: 0..<(entries.count + rejects.count), items: entries, rejects: rejects,
      finishesPayload: true, committedAt: Self.noon, taxonomyVersion: taxonomy)
  }

  @discardableResult
  func commit(
    _ entries: [ClassifiedItem], rejects: [Reject] = [], source: String = "board",
    taxonomy: String = "t1"
  ) async throws -> LedgerCounts {
    try await store.commit(batch(entries, rejects: rejects, source: source, taxonomy: taxonomy))
  }

  /// Runs SQL behind the store's back, without foreign keys or triggers in the way.
  func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in try database.execute(sql: sql) }
    try queue.close()
  }

  func value<Value: DatabaseValueConvertible>(_ sql: String) throws -> Value? {
    try store.read { try Value.fetchOne($0, sql: sql) }
  }
}

/// An entry with an external id; its content follows from the text.
func entry(
  _ id: String?, _ text: String = "路灯不亮", topic: String? = "transport",
  department: String? = "transport-bureau", at receivedAt: Date = Workbench.noon,
  updatedAt: Date? = nil
) -> ClassifiedItem {
  var item = FeedbackItem(source: "board", subject: text, body: text + "，请尽快处理。")
  item.externalID = id
  item.fingerprint = sixteenBytes("fingerprint" + text)
  item.contentHash = sixteenBytes("content" + text)
  item.submittedAt = Workbench.noon - 7_200
  item.updatedAt = updatedAt
  let tags = topic.map { [TopicTag(id: $0, score: 0.75)] } ?? []
  return ClassifiedItem(
    item: item,
    classification: Classification(
      topics: tags, kind: .complaint, department: department,
      review: topic == nil ? .noEvidence : nil),
    receivedAt: receivedAt, record: 1)
}

func sixteenBytes(_ text: String) -> [UInt8] {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  return (0..<16).map { index in
    for byte in text.utf8 { hash = (hash ^ UInt64(byte &+ UInt8(index))) &* 0x100_0000_01b3 }
    return UInt8(truncatingIfNeeded: hash >> 56)
  }
}

func reject(_ number: Int) -> Reject {
  Reject(
    stage: .normalize, place: RecordPlace(number: number, line: number + 1),
    reason: "no text; fill in the column", bytes: Array("{}".utf8))
}

func counts(new: Int = 0, updated: Int = 0, duplicate: Int = 0, rejected: Int = 0) -> LedgerCounts {
  var counts = LedgerCounts()
  counts.read = new + updated + duplicate + rejected
  (counts.new, counts.updated) = (new, updated)
  (counts.duplicate, counts.rejected) = (duplicate, rejected)
  return counts
}
