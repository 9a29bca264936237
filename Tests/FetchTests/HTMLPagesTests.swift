import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Fetch

@Suite("List pages")
struct HTMLPagesTests {
  private let yaml = """
    id: letters
    url: {url}/list
    html:
      record: "//li"
      fields: {subject: "a", submitted_at: "span"}
      detail: "a/@href"
      detail_fields: {body: "//div[@id='c']"}
      next: "//a[@class='next']/@href"
    """

  private static func site(_ request: LoopbackRequest) -> LoopbackAnswer {
    func list(_ ids: ClosedRange<Int>, next: String = "") -> LoopbackAnswer {
      let items = ids.map {
        "<li><a href='/l/\($0)'>信\($0)</a><span>2026-11-\(10 + $0)</span></li>"
      }
      return html("<ul>\(items.joined())</ul>\(next)")
    }
    switch request.path {
    case "/list": return list(1...2, next: "<a class=next href='/list?p=2'>下一页</a>")
    case "/list?p=2": return list(3...4)
    default: return html("<div id=c>内容\(request.path.last ?? "?")</div>")
    }
  }

  private static func html(_ body: String) -> LoopbackAnswer {
    LoopbackAnswer(
      headers: [("Content-Type", "text/html; charset=utf-8")],
      body: Array("<html><body>\(body)</body></html>".utf8))
  }

  @Test("each page's records come with what their own pages say")
  func details() async throws {
    let (brought, requests) = try await fetch(yaml) { Self.site($0) }
    #expect(brought.error == nil)
    #expect(brought.bodies.count == 2)
    #expect(
      brought.bodies[0].hasPrefix(
        #"{"subject":"信1","submitted_at":"2026-11-11","detail_url":"http"#))
    #expect(brought.bodies[0].contains(#""body":"内容1""#))
    #expect(
      requests.map(\.path) == ["/list", "/l/1", "/l/2", "/list?p=2", "/l/3", "/l/4"])
  }

  /// Fetches several times from one server, each time from where the time before stopped, as the test
  /// says; what each brought, and the paths asked for.
  private func fetches(
    _ times: Int, _ yaml: String, changed: Int = 0,
    _ respond: @escaping @Sendable (LoopbackRequest, _ time: Int) -> LoopbackAnswer
  ) async throws -> [(brought: Brought, paths: [String])] {
    let time = Mutex(0)
    let server = try Loopback { request in respond(request, time.withLock { $0 }) }
    defer { server.stop() }
    var results: [(Brought, [String])] = []
    for index in 0..<times {
      time.withLock { $0 = index }
      let before = server.requests.count
      let brought = try await fetch(
        try source(yaml, server), from: results.last?.0.position ?? SourcePosition(),
        changed: index == 0 ? 1 : changed)
      results.append((brought, server.requests.dropFirst(before).map(\.path)))
    }
    return results
  }

  @Test("a page on which nothing is new is the last, once a fetch has come to its end")
  func stops() async throws {
    let results = try await fetches(2, yaml) { request, _ in Self.site(request) }
    #expect(results[0].paths.count == 6)
    #expect(results[1].paths == ["/list", "/l/1", "/l/2"])
  }

  @Test("a fetch that was cut off lets the next one go on behind what it had met")
  func cutOff() async throws {
    let results = try await fetches(3, yaml) { request, time in
      time == 0 && request.path == "/list?p=2"
        ? LoopbackAnswer(status: 500) : Self.site(request)
    }
    #expect(results[0].brought.error != nil)
    #expect(results[1].paths == ["/list", "/list?p=2", "/l/3", "/l/4"], "/l/1 was seen")
    #expect(results[2].paths == ["/list", "/l/1", "/l/2"])
  }

  @Test("a record's page that does not come leaves the others, and is asked for again")
  func missingDetail() async throws {
    let results = try await fetches(2, yaml) { request, time in
      time == 0 && request.path == "/l/1" ? LoopbackAnswer(status: 500) : Self.site(request)
    }
    #expect(results[0].brought.bodies.count == 1)
    #expect(results[0].brought.bodies[0].contains("内容2"))
    guard case .status(500, _, _)? = results[0].brought.error else {
      Issue.record("ended with \(String(describing: results[0].brought.error))")
      return
    }
    #expect(results[1].brought.bodies.joined().contains("内容1"))
    #expect(results[1].brought.error == nil)
  }

  @Test("more pages with something new than are read is told, though not of the first fetch")
  func tooMany() async throws {
    let results = try await fetches(3, yaml + "\n  most: 1", changed: 1) { request, time in
      time == 0 ? Self.site(request) : Self.site(request).replacing("/l/", "/n/")
    }
    #expect(results[0].brought.error == nil)
    #expect(results[0].brought.bodies.count == 1)
    let error = try #require(results[1].brought.error)
    #expect("\(error)".contains("more than 1 list pages with something new"))
  }

  @Test("an empty page with another title is trouble, not the end of the list")
  func trouble() async throws {
    let results = try await fetches(2, yaml) { request, time in
      guard request.path == "/list?p=2" else { return Self.site(request) }
      return Self.html("<title>维护</title>")
    }
    #expect("\(try #require(results[0].brought.error))".contains("no record at //li on the page"))
    #expect(results[1].paths == ["/list", "/list?p=2"])
  }

  @Test("a page without any record is a fault: the site may have changed")
  func empty() async throws {
    let (brought, _) = try await fetch(yaml) { _ in Self.html("<p>维护中</p>") }
    #expect("\(try #require(brought.error))".contains("no record at //li on the page"))
  }

  @Test("a wrong XPath is told with its place in the configuration")
  func wrongPath() {
    let error = #expect(throws: (any Error).self) {
      try source("id: a\nurl: http://x\nhtml: {record: \"//li[\", fields: {subject: a}}")
    }
    #expect("\(String(describing: error))".contains("//li["))
  }
}

extension LoopbackAnswer {
  fileprivate func replacing(_ text: String, _ other: String) -> LoopbackAnswer {
    var answer = self
    answer.body = Array(
      String(decoding: body, as: UTF8.self).replacingOccurrences(of: text, with: other).utf8)
    return answer
  }
}
