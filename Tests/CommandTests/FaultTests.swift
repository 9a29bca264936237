import Foundation
import LoopbackServer
import Testing

@Suite("killed and failed half-way, over all formats")
struct FaultTests {
  /// More of them: `scripts/soak faults 300`, which reads the last line printed.
  static let kills =
    ProcessInfo.processInfo.environment["MINQING_FAULT_KILLS"].flatMap(Int.init) ?? 8

  @Test("whatever is killed and whichever server fails, each voice comes in once")
  func faults() throws {
    let city = FaultyCity()
    let server = try Loopback(city.answer)
    defer { server.stop() }
    let bench = try Workbench(Workbench.configuration(FaultyCity.sources(server.url(""))))
    var random = SystemRandomNumberGenerator()
    var interrupted = 0, span = 1.0

    for round in 0..<Self.kills {
      city.grow()
      try city.writeFiles(bench)
      // A day later, so that no source waits for its pause after a failure to end.
      bench.now = FaultyCity.moment(round)
      let process = bench.process(["run", "--now", bench.now])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      let begin = Date()
      try process.run()
      // Every fourth run may end by itself, as servers fail it.
      if round % 4 != 3 {
        Thread.sleep(forTimeInterval: .random(in: 0...span, using: &random))
        kill(process.processIdentifier, SIGKILL)
      }
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { interrupted += 1 }
      if round % 4 == 3 { span = Date().timeIntervalSince(begin) }
      let verified = try bench.minqing("verify")
      #expect(verified.code == 0, "round \(round): \(verified.output)\(verified.errors)")
    }

    city.recover()
    for day in 0..<3 {
      bench.now = FaultyCity.moment(Self.kills + day)
      let last = try bench.minqing("run")
      #expect(last.code == 0, "\(last.output)\(last.errors)")
    }
    let found = try #require(bench.stats()["source"] as? [String: Int])
    let wanted = Dictionary(uniqueKeysWithValues: FaultyCity.channels.map { ($0, city.voices) })
    try #require(found == wanted)
    try #require(bench.minqing("verify").code == 0)
    try #require(interrupted > 0, "at least one kill met the program at work")
    try #require(city.failures > 0, "at least one question was failed")
    print(
      "soak: \(Self.kills) runs over \(found.count) kinds of sources, \(interrupted) killed at work,",
      "\(city.failures) of \(city.questions) questions failed; verified after each; at the end",
      "\(city.voices) voices in each, none lost, none twice")
  }
}
