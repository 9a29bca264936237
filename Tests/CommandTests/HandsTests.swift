import Foundation
import GRDB
import Testing

@Suite("many hands at one queue")
struct HandsTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// Longer: `scripts/soak hands 60`; so many seconds, with eight that write and eight that read.
  static let seconds = environment["MINQING_HANDS"].flatMap(Int.init)
  /// More of them: `scripts/soak moves 200`.
  static let kills = environment["MINQING_MOVE_KILLS"].flatMap(Int.init) ?? 6

  /// What one hand does, over and over: a line of bash that calls `try`, which writes down how each command
  /// ended. At length it goes on for the time given, in the tests for two rounds.
  private func hand(_ bench: Workbench, _ name: String, _ commands: String) throws -> Process {
    let script = """
      rounds=0
      try() {
        '\(Workbench.program)' "$@" --now \(bench.now) >"\(name).out" 2>"\(name).errors"
        echo "$? $*" >>"\(name).log"
        cat "\(name).out" "\(name).errors" >>"\(name).said"
      }
      item() { echo "m$((RANDOM % 40))"; }
      while [[ \(Self.seconds.map { "$SECONDS -lt \($0)" } ?? "$rounds -lt 2") ]]; do
        \(commands)
        rounds=$((rounds + 1))
      done
      """
    let process = bench.process(["-c", script])
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    return process
  }

  private static let writing = [
    "try queue assign $(item) $(item) --to transport",
    "try queue accept $(item) $(item)",
    "try queue reply $(item) --answer answered",
    "try queue note $(item) --say seen",
    "try queue callback $(item) --resolved yes --satisfied basically",
    "try queue tag $(item) health",
    "try queue close $(item) $(item)",
    #"echo "{\"id\":\"n$RANDOM\",\"subject\":\"公交停运 $RANDOM\",\"body\":\"请恢复\"}" >new.ndjson; try import new.ndjson"#,
  ]

  private static let reading = [
    "try queue list", "try queue stats", "try search 公交", "try queue show $(item)",
    "try matters list", "try queue list --text 医院", "try rates", "try queue export --format csv",
  ]

  @Test("eight that write and eight that read: nothing is lost, nobody is locked out")
  func hands() throws {
    let bench = try Workbench()
    try bench.write(messages(40), "all.ndjson")
    #expect(try bench.minqing("import", "all.ndjson").code == 0)
    let before = try events(bench)
    let parts = Self.writing + Self.reading
    let hands = try parts.enumerated().map { try hand(bench, "hand-\($0)", $1) }
    for hand in hands { try hand.run() }
    for hand in hands { hand.waitUntilExit() }

    var ends: [Int32: Int] = [:], moved: [String: Int] = [:]
    for index in parts.indices {
      for line in try bench.read("hand-\(index).log").split(separator: "\n") {
        let words = line.split(separator: " ")
        ends[Int32(words[0])!, default: 0] += 1
        // A move that the rules forbid by now is refused; nothing that reads ever is.
        #expect(words[0] == "0" || (words[0] == "65" && index < Self.writing.count), "\(line)")
      }
      let said = try bench.read("hand-\(index).said")
      #expect(!said.contains("locked") && !said.contains("busy"), "\(said.suffix(500))")
      if parts[index].hasPrefix("try queue"), index < Self.writing.count, index != 5 {
        let move = "case." + parts[index].split(separator: " ")[2]
        moved[move] = said.split(separator: "\n").count { $0.hasPrefix("✓") }
      }
    }
    let after = try events(bench)
    for (kind, count) in moved {
      #expect((after[kind] ?? 0) - (before[kind] ?? 0) == count, "\(kind)")
    }
    #expect(moved["case.note"] ?? 0 > 0)
    let verified = try bench.minqing("verify")
    #expect(verified.code == 0, "\(verified.output)\(verified.errors)")
    print(
      "soak: eight that write and eight that read for \(Self.seconds ?? 0) s:",
      "\(ends[0] ?? 0) commands done, \(ends[65] ?? 0) moves refused by the rules, none locked out,",
      "\(moved.values.reduce(0, +)) moves each with its event; verified")
  }

  private func events(_ bench: Workbench) throws -> [String: Int] {
    let queue = try bench.store()
    return try queue.read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT text, count(*) FROM event JOIN code ON code.id = event.kind GROUP BY 1")
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }
  }

  @Test("moves of many items that are killed at any moment are made whole or not at all")
  func kills() throws {
    let bench = try Workbench()
    let count = 150
    try bench.write(messages(count), "all.ndjson")
    #expect(try bench.minqing("import", "all.ndjson").code == 0)
    func assign(_ round: Int) -> [String] {
      [
        "queue", "assign", "--since", "2020-01-01", "--to", ["transport", "health"][round % 2],
        "--yes", "--now", bench.now,
      ]
    }
    let begin = Date()
    #expect(try bench.run(assign(1)).code == 0)
    var span = Date().timeIntervalSince(begin)
    var interrupted = 0
    for round in 0..<Self.kills {
      let process = bench.process(assign(round))
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: .random(in: 0...span * 1.2))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      // A machine that has less to do by now is done before the kill: it comes sooner the next time.
      if process.terminationReason == .uncaughtSignal { interrupted += 1 } else { span *= 0.5 }
      let verified = try bench.minqing("verify")
      #expect(verified.code == 0, "round \(round): \(verified.output)\(verified.errors)")
      let departments = try #require(bench.stats()["department"] as? [String: Int])
      #expect(departments.values.max() == count, "round \(round): \(departments)")
      #expect((try events(bench)["case.assign"] ?? 0) % count == 0)
    }
    #expect(interrupted > 0, "at least one kill met the program at work")
    print(
      "soak: \(Self.kills) kills among moves of \(count) items each, \(interrupted) while at work;",
      "verified after each, every move whole or not made")
  }
}
