import BenchSupport
import Feedback
import Foundation
import Store
import TextIndex

// How quickly the search index is built, how large it is, and how long searches take, in the process.
// Usage: bench-search FOLDER ROWS WORDS-FILE; the store stays in the folder and is taken up again.

guard CommandLine.arguments.count == 4, let rows = Int(CommandLine.arguments[2]) else {
  say("usage: bench-search FOLDER ROWS WORDS-FILE")
  exit(64)
}
let path = CommandLine.arguments[1] + "/store.sqlite3"
let words = try chineseWords(inFile: CommandLine.arguments[3])
let begin = Date(timeIntervalSince1970: 1_750_000_000)
let store = try OfficeStore(
  path: path,
  office: OfficeIdentity(
    id: "bench", name: LocalizedName(chinese: "测", english: "bench"), place: "0"),
  timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, now: begin)

/// Fills the store; one item every ten seconds, of three departments.
func fill() async throws {
  try store.register([
    RegisteredSource(id: "board", name: LocalizedName(chinese: "板", english: "board"))
  ])
  let run = try store.beginRun(
    command: "bench", actor: ActorIdentity(name: "bench", account: "bench"), at: begin)
  let payload = try await store.openPayload(
    source: "board", url: "bench", format: "json", contentHash: Array(repeating: 1, count: 32),
    size: 1,
    receivedAt: begin, run: run)
  var texts = InventedTexts(words: words)
  for first in stride(from: 0, to: rows, by: 5_000) {
    let last = min(rows, first + 5_000)
    let items = (first..<last).map { number in
      let (subject, body) = texts.next(number)
      var item = FeedbackItem(source: "board", subject: subject, body: body)
      item.externalID = "b\(number)"
      item.fingerprint = bytes(number)
      item.contentHash = bytes(number)
      return ClassifiedItem(
        item: item,
        classification: Classification(
          topics: [], kind: .complaint, department: "department-\(number % 100)", review: nil),
        receivedAt: begin + Double(number) * 10, record: number + 1)
    }
    _ = try await store.commit(
      Batch(
        run: run, source: "board", payload: payload.id, records: first..<last, items: items,
        rejects: [],
        finishesPayload: last == rows, committedAt: begin, taxonomyVersion: "bench"))
  }
}

func index() throws -> Int {
  var count = 0
  while case .indexed(let some) = try store.indexNext() {
    count += some
    while try store.mergeIndex() {}
  }
  return count
}

let kept = try store.count()
if kept == 0 {
  let time = try await timed { try await fill() }
  say("filled: \(rows) items in \(time) s")
}
let before = storedBytes(path) / 1_000_000
try store.resetIndex()
var count = 0
let time = try timed { count = try index() }
say(
  "indexed: \(count) in \(time) s, \(Int(Double(count) / time)) rows/s; the store: \(before) MB, then \(storedBytes(path) / 1_000_000) MB"
)
let verified = try timed { _ = try store.unindexedCount() }
say("nothing to do: \(verified * 1_000) ms")

var department = ItemFilter()
department.departments = ["department-7"]
department.isConfidential = false
var ordinary = ItemFilter()
ordinary.isConfidential = false
let searches: [(String, String, ItemFilter)] = [
  ("the most common word", words[0], ordinary), ("the tenth word", words[9], ordinary),
  ("a rare word", words[words.count / 2], ordinary), ("a word that is nowhere", "饕餮", ordinary),
  ("one common character", "的", ordinary),
  ("a phrase of four", String(words[0] + words[1]), ordinary),
  ("two words", "\(words[0]) \(words[3])", ordinary),
  ("two rare words", "\(words[900]) \(words[1_500])", ordinary),
  ("digits and Chinese", "12路", ordinary), ("a Latin beginning", "str*", ordinary),
  ("one without another", "\(words[2]) -\(words[0])", ordinary),
  ("the most common word, one department in a hundred", words[0], department),
]
for (name, text, filter) in searches {
  let query = try SearchQuery(text)
  var times: [Double] = []
  var result: SearchResult?
  for _ in 0..<7 { times.append(try timed { result = try store.search(query, filter, limit: 20) }) }
  var listed = filter
  listed.query = query
  let list = try timed { _ = try store.items(listed, limit: 20) }
  times.sort()
  let milliseconds = [times[3], times[6], list].map { String(format: "%7.1f", $0 * 1_000) }
  say("\(milliseconds.joined(separator: " ")) ms  \(result?.total ?? 0) hits  \(name): \(text)")
}
