import Feedback
import Foundation
import Office

/// Writes all digests of a day seven times, and says how long it took.
func timeDigests(of text: String, folder: String) throws {
  guard let day = Day(text) else {
    say("\(text) is no day; write it as 2026-06-01")
    exit(64)
  }
  let office = try OfficeContext.open(
    folder + "/config",
    Surroundings(
      now: { Date() }, environment: [:], actor: "bench", account: "bench", host: "bench",
      process: 1, version: "bench"))
  let request = DigestRequest(readers: .all, period: .day, day: day, formats: [.html, .json])
  var times: [Duration] = []
  var written = 0
  for _ in 0..<7 {
    let start = ContinuousClock.now
    written = try office.writeDigests(request).count / 2
    times.append(ContinuousClock.now - start)
  }
  let seconds = times.sorted().map {
    Double($0.components.seconds) + Double($0.components.attoseconds) / 1e18
  }
  let figures = [seconds[3], seconds[0], seconds[6]].map { String(format: "%.3f", $0) }
  say("in the process: \(figures[0]) s [\(figures[1])-\(figures[2])] for \(written) readers")
}
