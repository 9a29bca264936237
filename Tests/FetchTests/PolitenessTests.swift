import Foundation
import LoopbackServer
import Settings
import Synchronization
import Testing
import Transfer

@testable import Fetch

@Suite("Politeness")
struct PolitenessTests {
  private let feed = "id: a\nformat: json\nurl: {url}/a"

  /// Says `first` to the first questions and `[]` to all others.
  private func then(
    _ first: LoopbackAnswer, times: Int
  ) -> @Sendable (LoopbackRequest) -> LoopbackAnswer {
    let count = Counter()
    return { _ in count.next() <= times ? first : .text("[]") }
  }

  @Test("a server that asks to wait a moment is asked again", arguments: [429, 503])
  func moment(status: Int) async throws {
    let busy = LoopbackAnswer(status: status, headers: [("Retry-After", "1")])
    let begin = ContinuousClock.now
    let (brought, requests) = try await fetch(feed, then(busy, times: 1))
    #expect(brought.error == nil)
    #expect(brought.bodies == ["[]"])
    #expect(requests.count == 2)
    #expect(ContinuousClock.now - begin >= .seconds(1))
  }

  @Test("one that asks to wait again and again is left to the schedule")
  func storm() async throws {
    let (brought, requests) = try await fetch(feed, then(.tooMany(retryAfter: "0"), times: .max))
    guard case .status(429, _, retryAfter: 0)? = brought.error else {
      Issue.record("ended with \(String(describing: brought.error))")
      return
    }
    #expect(requests.count == 1 + RestingHosts.mostRepetitions)
  }

  @Test("a fault without a time to wait is not asked about again", arguments: [429, 500, 503])
  func fault(status: Int) async throws {
    let (brought, requests) = try await fetch(feed, then(LoopbackAnswer(status: status), times: 1))
    #expect(brought.error != nil)
    #expect(requests.count == 1)
  }

  @Test("a host that asks for a long rest is asked nothing more, by no source")
  func longRest() async throws {
    let server = try Loopback(then(.tooMany(retryAfter: "3600"), times: 1))
    defer { server.stop() }
    let client = TransferClient()
    defer { client.close() }
    let fetcher = Fetcher(
      client: client, root: "/srv", environment: [:], now: Date(timeIntervalSince1970: 0),
      timeZone: .gmt)
    var errors: [FetchError] = []
    for path in ["a", "b"] {
      let source = try source("id: \(path)\nformat: json\nurl: {url}/\(path)", server)
      var deliveries = try fetcher.deliveries(of: source, from: SourcePosition())
      do throws(FetchError) { _ = try await deliveries.next() } catch { errors.append(error) }
    }
    #expect(errors.map(\.retryAfter) == [3_600, 3_600])
    #expect(errors.last == .resting(host: "127.0.0.1", seconds: 3_600))
    #expect(server.requests.map(\.path) == ["/a"])
  }

  @Test("what is asked for at a time is configured, within bounds")
  func settings() throws {
    let yaml = "sources_at_a_time: 4\nconnections_per_host: 1\npause_per_host: 2s"
    let settings = try SettingsFile(text: yaml, name: "minqing.yaml").decode(
      PolitenessSettings.self)
    let options = TransferClientOptions(settings, userAgent: "minqing/1 (harbour)")
    #expect((options.connectionsPerHost, options.pausePerHost) == (1, 2))
    #expect(options.userAgent == "minqing/1 (harbour)")
    #expect(throws: SettingsError.self) {
      try SettingsFile(text: "sources_at_a_time: 0", name: "minqing.yaml")
        .decode(PolitenessSettings.self)
    }
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
