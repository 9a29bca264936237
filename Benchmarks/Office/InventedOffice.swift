import BenchSupport
import Feedback
import Foundation
import Store

/// Writes a line at once.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// An office of 30 departments and 12 sub-districts that hears 3,000 voices a day, and on one day, five
/// weeks before the last, 100,000.
struct InventedOffice {
  let folder: String
  let items: Int

  private static let perDay = 3_000, onOneDay = 100_000
  private static let departments = (1...30).map { "d" + ($0 < 10 ? "0\($0)" : "\($0)") }
  private static let places = (1...12).map { "p" + ($0 < 10 ? "0\($0)" : "\($0)") }
  private static let topics = [
    "urban-rural-construction", "natural-resources", "transport", "health", "environment",
    "education-culture-sport", "labour-social-security", "commerce-tourism", "agriculture",
    "civil-affairs", "public-security-justice", "discipline-supervision", "economy-finance",
    "science-it", "party-government-affairs",
  ]
  private static let kinds: [RequestKind] = [.complaint, .help, .consult, .suggestion, .report]
  private static let begin = Date(timeIntervalSince1970: 1_749_945_600)

  /// Writes who answers and where people live, into what `minqing init` made.
  func writeConfiguration() throws {
    var text = "departments:\n"
    for id in Self.departments { text += "  - {id: \(id), name: {zh-Hans: \(id)局, en: \(id)}}\n" }
    try text.write(
      toFile: folder + "/config/departments.yaml", atomically: true, encoding: .utf8)
    text = "places:\n  - id: p\n    name: {zh-Hans: 市, en: City}\n    children:\n"
    for id in Self.places { text += "      - {id: \(id), name: {zh-Hans: \(id)街道, en: \(id)}}\n" }
    try text.write(toFile: folder + "/config/places.yaml", atomically: true, encoding: .utf8)
  }

  /// Fills the store, and says which days are which.
  func fill(_ words: [String]) async throws {
    let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    let store = try OfficeStore(
      path: folder + "/var/minqing.sqlite3",
      office: OfficeIdentity(
        id: "my-office", name: LocalizedName(chinese: "测", english: "bench"), place: ""),
      timeZone: zone, now: Self.begin)
    let source = RegisteredSource(
      id: "import", name: LocalizedName(chinese: "手工导入", english: "Imported by hand"))
    try store.register([source])
    let run = try store.beginRun(
      command: "bench", actor: ActorIdentity(name: "bench", account: "bench"), at: Self.begin)
    let payload = try await store.openPayload(
      source: source.id, url: "bench", format: "json",
      contentHash: Array(repeating: 1, count: 32), size: 1, receivedAt: Self.begin, run: run)
    var voices = InventedVoices(words: words)
    for first in stride(from: 0, to: items, by: 5_000) {
      let last = min(items, first + 5_000)
      _ = try await store.commit(
        Batch(
          run: run, source: source.id, payload: payload.id, records: first..<last,
          items: (first..<last).map { item($0, voices.next($0)) }, rejects: [],
          finishesPayload: last == items, committedAt: Self.begin, taxonomyVersion: "bench"))
    }
    let ordinary = Day(moment(items - 1), in: zone) - 1
    say("\(ordinary)")
    if let day = crowdedDay { say("\(Day(Self.begin, in: zone) + day)") }
  }

  /// The day of the 100,000, from the first; nil in a store that is too small for one.
  private var crowdedDay: Int? {
    let days = (items - Self.onOneDay) / Self.perDay
    return days > 70 ? days - 35 : nil
  }

  /// From eight in the morning to six.
  private func moment(_ number: Int) -> Date {
    func at(_ day: Int, _ share: Double) -> Date {
      Self.begin + Double(day) * 86_400 + share * 36_000
    }
    guard let crowded = crowdedDay, number >= crowded * Self.perDay else {
      return at(number / Self.perDay, Double(number % Self.perDay) / Double(Self.perDay))
    }
    let rest = number - crowded * Self.perDay
    guard rest >= Self.onOneDay else { return at(crowded, Double(rest) / Double(Self.onOneDay)) }
    let later = rest - Self.onOneDay
    return at(
      crowded + 1 + later / Self.perDay, Double(later % Self.perDay) / Double(Self.perDay))
  }

  private func item(_ number: Int, _ text: (subject: String, body: String)) -> ClassifiedItem {
    var item = FeedbackItem(source: "import", subject: text.subject, body: text.body)
    item.externalID = "b\(number)"
    item.fingerprint = Self.bytes(number)
    item.contentHash = Self.bytes(number)
    let mixed = Self.mixed(number)
    // The first of a list is drawn most often.
    func some<Value>(_ values: [Value], _ bits: UInt64) -> Value {
      let share = Double((mixed >> bits) % 1_024) / 1_024
      return values[Int(share * share * Double(values.count))]
    }
    let received = moment(number)
    let isOpen = mixed % 29 == 0
    return ClassifiedItem(
      item: item,
      classification: Classification(
        topics: [TopicTag(id: some(Self.topics, 4), score: 0.8)], kind: some(Self.kinds, 14),
        urgency: mixed % 53 == 0 ? Urgency(reason: "danger", words: ["危险"]) : nil,
        place: mixed % 3 == 0 ? nil : some(Self.places, 24),
        department: some(Self.departments, 34), review: mixed % 11 == 0 ? .lowScore : nil),
      receivedAt: received, record: number + 1,
      opening: CaseOpening(
        state: isOpen ? "new" : "answered", dueAt: isOpen ? received + 15 * 86_400 : nil,
        isConfidential: mixed % 101 == 0))
  }

  private static func mixed(_ number: Int) -> UInt64 {
    let mixed = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed >> 29) &* 0xD6E8_FEB8_6659_FD93
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    let mixed = mixed(number)
    return (0..<16).map {
      UInt8(truncatingIfNeeded: $0 < 8 ? mixed >> ($0 * 8) : UInt64(number) >> (($0 - 8) * 8))
    }
  }
}
