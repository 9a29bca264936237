import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Fetch

@Suite("Open311")
struct Open311Tests {
  /// A city with a request every so many seconds, which gives at most `cap` of them in one answer.
  private static func city(
    _ request: LoopbackRequest, every step: Double, cap: Int
  ) -> LoopbackAnswer {
    func value(_ name: String) -> String? {
      let query = request.path.split(separator: "?").last ?? ""
      let part = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
      return part.flatMap { String($0.dropFirst(name.count + 1)).removingPercentEncoding }
    }
    if let ids = value("service_request_id") {
      let records = ids.split(separator: ",").map { record(String($0), "closed") }
      return .text("[" + records.joined(separator: ",") + "]")
    }
    guard let start = value("start_date").flatMap({ try? Date($0, strategy: .iso8601) }),
      let end = value("end_date").flatMap({ try? Date($0, strategy: .iso8601) }),
      end.timeIntervalSince(start) <= 90 * 86_400
    else { return LoopbackAnswer(status: 400) }
    let first = Int((start.timeIntervalSince1970 / step).rounded(.up))
    let last = Int((end.timeIntervalSince1970 / step).rounded(.down))
    let ids = first <= last ? Array(first...last).prefix(cap) : []
    return .text("[" + ids.map { record("\($0)", "open") }.joined(separator: ",") + "]")
  }

  private static func record(_ id: String, _ status: String) -> String {
    #"{"service_request_id":"\#(id)","status":"\#(status)","description":"pothole"}"#
  }

  private static func ids(_ brought: Brought) -> [Int] {
    brought.bodies.flatMap { body in
      body.matches(of: /service_request_id":"(\d+)/).compactMap { Int($0.output.1) }
    }
  }

  @Test("windows of at most 90 days, split as long as an answer reaches the cap, lose nothing")
  func windows() async throws {
    let now = Date(timeIntervalSince1970: 1_795_000_000)
    let (brought, requests) = try await fetch(
      """
      id: city
      format: open311
      url: {url}/requests.json
      since: {first: 200d}
      open311: {cap: 10, jurisdiction: a b}
      """, now: now
    ) { Self.city($0, every: 86_400, cap: 10) }
    #expect(brought.error == nil)
    let first = Int(((now.timeIntervalSince1970 - 200 * 86_400) / 86_400).rounded(.up))
    #expect(Self.ids(brought) == Array(first...Int(now.timeIntervalSince1970 / 86_400)))
    #expect(requests.allSatisfy { $0.path.contains("jurisdiction_id=a%20b") })
    #expect(requests.count > 20, "the answers of longer windows reach the cap")
    #expect(brought.position?.cursor == "2026-11-18T11:06:40Z")
  }

  @Test("the next fetch begins an overlap before the last one")
  func overlap() async throws {
    let (_, requests) = try await fetch(
      "id: city\nformat: open311\nurl: {url}/requests.json",
      from: SourcePosition(cursor: "2026-11-18T10:00:00Z")
    ) { Self.city($0, every: 86_400, cap: 1_000) }
    #expect(requests.count == 1)
    #expect(requests[0].path.contains("start_date=2026-11-15T10%3A00%3A00Z"))
  }

  @Test("a second that holds as many as the server gives is said")
  func unsplittable() async throws {
    let (brought, _) = try await fetch(
      "id: city\nformat: open311\nurl: {url}/r.json\nopen311: {cap: 2}\nsince: {first: 10s}"
    ) { Self.city($0, every: 0.25, cap: 2) }
    #expect("\(try #require(brought.error))".contains("a single second holds 2 requests"))
  }

  @Test("windows from one moment to another leave no second out and share none")
  func spans() throws {
    let start = Date(timeIntervalSince1970: 1_700_000_000.5)
    let end = start + 200 * 86_400
    let windows = TimeWindow.windows(from: start, to: end)
    #expect(windows.count == 3)
    #expect(windows.first?.start == Date(timeIntervalSince1970: 1_700_000_000))
    #expect(try #require(windows.last).end > end)
    for (one, next) in zip(windows, windows.dropFirst()) { #expect(one.end == next.start) }
    var window = windows[0]
    while let (first, second) = window.halves {
      #expect(first.end == second.start && first.start == window.start && second.end == window.end)
      window = second
    }
    #expect(window.end.timeIntervalSince(window.start) == 1)
  }
}
