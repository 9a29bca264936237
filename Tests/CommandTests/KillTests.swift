import Foundation
import Testing

@Suite("killed half-way")
struct KillTests {
  /// More of them: `scripts/soak kills 100`, which reads the last line printed.
  static let kills = ProcessInfo.processInfo.environment["MINQING_KILLS"].flatMap(Int.init) ?? 10

  @Test("an import that is killed at any moment loses nothing and takes nothing twice")
  func kills() throws {
    let bench = try Workbench()
    let count = 12_000
    try bench.write(messages(count), "all.ndjson")
    let begin = Date()
    try bench.minqing("parse", "all.ndjson")
    let span = Date().timeIntervalSince(begin)
    var random = SystemRandomNumberGenerator()
    var interrupted = 0
    for round in 0..<Self.kills {
      // A new file with all of the old records and some more, so that each round has work to do.
      try bench.write(messages(count + round), "all.ndjson")
      let process = bench.process(["import", "all.ndjson", "--now", bench.now])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: .random(in: 0...span * 1.5, using: &random))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      let verified = try bench.minqing("verify")
      #expect(verified.code == 0, "round \(round): \(verified.output)\(verified.errors)")
    }
    let last = try bench.minqing("import", "all.ndjson")
    #expect(last.code == 0, "\(last.errors)")
    #expect(try bench.stats()["total"] as? Int == count + Self.kills - 1)
    #expect(try bench.minqing("verify").code == 0)
    let found = try #require(bench.json("search", "请有关部门处理") as? [String: Any])
    #expect(found["unindexed"] as? Int == 0, "the index stage caught up with every import")
    #expect(found["older_left_out"] as? Bool == true)
    #expect(interrupted > 0, "at least one kill met the program at work")
    print(
      "soak: \(Self.kills) kills, \(interrupted) while it was at work; verified after each;",
      "at the end \(count + Self.kills - 1) items, none lost, none twice")
  }
}
