import BenchSupport
import Feedback
import Foundation
import Office
import Store

// What an office's queue costs with many items, in the process: lists, an item, searches, moves, counts,
// intake. Usage: bench-store FOLDER ITEMS; FOLDER is an office that `minqing init` and
// Benchmarks/store_setup.py made. Its store is filled once and taken up again; what each run adds stays.

guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
  say("usage: bench-store FOLDER ITEMS")
  exit(64)
}
let folder = CommandLine.arguments[1]
let end = Date(timeIntervalSince1970: 1_795_400_000)
let topicsFile = folder + "/config/topics.yaml"
let text = try String(contentsOfFile: topicsFile, encoding: .utf8)
let seconds = text.split(separator: "\ntopics:").dropFirst().joined()
  .split(separator: "\n  - id: ")
  .flatMap { part in
    let first = String(part.prefix { $0 != "\n" })
    return part.matches(of: /\n      - id: (\S+)/).map { (id: first, second: "\(first)/\($0.1)") }
  }
guard !seconds.isEmpty else {
  say("\(topicsFile) names no second-level topics")
  exit(65)
}
let surroundings = Surroundings(
  now: { end }, environment: [:], actor: "bench", account: "bench", host: "bench", process: 1,
  version: "bench")
let office = try OfficeContext.open(folder + "/config", surroundings)
let path = folder + "/var/minqing.sqlite3"
let store = try OfficeStore(
  path: path,
  office: OfficeIdentity(
    id: "my-office", name: LocalizedName(chinese: "", english: ""), place: "000000"),
  timeZone: office.timeZone, now: end)
let filling = Filling(
  store: store, count: count, end: end, words: try chineseWords(inFile: topicsFile),
  topics: seconds)

/// Items a second, as text.
func rate(_ count: Int, _ time: Double) -> String { "\(Int(Double(count) / time)) items/s" }

/// Prints the median and the longest of some runs of a body, in milliseconds.
func measure(_ name: String, rounds: Int = 7, _ body: () throws -> Int) throws {
  var times: [Double] = [], found = 0
  for _ in 0..<rounds { times.append(try timed { found = try body() }) }
  let first = times[0]
  times.sort()
  let figures = [first, times[rounds / 2], times[rounds - 1]].map {
    String(format: "%8.2f", $0 * 1_000)
  }
  say("\(figures.joined(separator: " "))  \(name) (\(found))")
}

let kept = try store.count()
if kept == 0 {
  let part = min(100_000, count / 2)
  let empty = try await timed { try await filling.run(0..<part) }
  let middle = try await timed { try await filling.run(part..<count - part) }
  let full = try await timed { try await filling.run(count - part..<count) }
  say(
    "intake of the first \(part): \(rate(part, empty)); of \(count - 2 * part): "
      + "\(rate(max(1, count - 2 * part), middle)); of the last \(part): \(rate(part, full)), "
      + String(format: "%.0f %% of the first", empty / full * 100))
  let bytes = storedBytes(path)
  let index = try timed {
    while case .indexed = try store.indexNext() { while try store.mergeIndex() {} }
  }
  let indexed = storedBytes(path)
  say(
    "the store: \(bytes / count) bytes an item; the search index: \((indexed - bytes) / count) "
      + "bytes an item, \((indexed - bytes) * 100 / indexed) %, \(rate(count, index))")
}

say("   first   median  longest  milliseconds, in the process; found in brackets")
let today = Day(end, in: office.timeZone)
let rareTopic = seconds[seconds.count - 1].second
let filters: [(String, QueueFilter)] = [
  ("all", QueueFilter()),
  ("new", QueueFilter(state: "new")),
  ("closed", QueueFilter(state: "closed")),
  (
    "a common department, answered", QueueFilter(state: "answered", department: "department-0")
  ),
  ("a rare department", QueueFilter(department: "department-29")),
  ("a topic", QueueFilter(topic: seconds[0].id)),
  ("a rare second-level topic", QueueFilter(topic: rareTopic)),
  ("a rare place", QueueFilter(place: "990059")),
  (
    "a rare place and a rare department",
    QueueFilter(department: "department-28", place: "990058")
  ),
  (
    "reports of a month, one source",
    QueueFilter(source: "register", kind: .report, since: today - 30)
  ),
  ("to review", QueueFilter(needsReview: true)),
  ("urgent", QueueFilter(isUrgent: true)),
  ("overdue", QueueFilter(due: .overdue)),
  ("due soon, a department", QueueFilter(department: "department-3", due: .soon)),
  (
    "a word, a department", QueueFilter(department: "department-2", text: filling.words[0])
  ),
]
for (name, filter) in filters {
  try measure("queue list: \(name)") {
    try office.queueList(filter, limit: 20, offset: 0).items.count
  }
}

try measure("queue show") {
  _ = try office.queueShow("b\(count / 2)")
  return 1
}
for (name, word) in [
  ("the most common word", filling.words[0]),
  ("a rare word", filling.words[filling.words.count / 2]),
  ("two words", "\(filling.words[0]) \(filling.words[3])"),
] {
  try measure("search: \(name)") { try office.search(word, QueueFilter(), limit: 20).hits.count }
}
try measure("queue stats, all") { try office.queueStats(QueueFilter()).total }
try measure("roll-ups of a month by topic") {
  try store.counts(by: .topic, today - 30...today).count
}
try measure("roll-ups of a year by day") { try store.dayCounts(today - 365...today).count }

// Each round takes items that no round before has moved.
let fresh = try office.queueList(
  QueueFilter(state: "new"), limit: 50, offset: Int.random(in: 0..<2_000)
).items.map(\.number)
var next = fresh.makeIterator()
try measure("queue assign, one item", rounds: 21) {
  guard let number = next.next() else { return 0 }
  return try office.move([number], .assign(lead: "department-1", assisting: [])).moved.count
}

// Intake beside that of an empty store, in turns, so that both have the machine as it is just now.
let more = 20_000
var times: [(empty: Double, full: Double)] = []
for round in 0..<3 {
  let emptyPath = folder + "/var/empty-\(round).sqlite3"
  let empty = Filling(
    store: try OfficeStore(
      path: emptyPath,
      office: OfficeIdentity(
        id: "my-office", name: LocalizedName(chinese: "", english: ""), place: "000000"),
      timeZone: office.timeZone, now: end), count: count, end: end, words: filling.words,
    topics: seconds)
  let first = try store.count()
  times.append(
    (
      try await timed { try await empty.run(first..<first + more) },
      try await timed { try await filling.run(first..<first + more) }
    ))
  for suffix in ["", "-wal", "-shm"] {
    try? FileManager.default.removeItem(atPath: emptyPath + suffix)
  }
}
let shares = times.map { $0.empty / $0.full }.sorted()
say(
  "intake of \(more) into an empty store, and into this one: "
    + times.map { "\(rate(more, $0.empty)), \(rate(more, $0.full))" }.joined(separator: "; ")
    + String(format: "; median %.0f %%", shares[1] * 100))
