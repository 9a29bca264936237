import Foundation
import LoopbackServer
import Testing

@testable import Fetch

@Suite("Pages")
struct PagesTests {
  private let base = "id: a\nformat: json\nrecords: data\nurl: {url}/items"

  private static func number(_ name: String, in request: LoopbackRequest) -> Int {
    let query = request.path.split(separator: "?").last ?? ""
    let value = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
    return value.flatMap { Int($0.dropFirst(name.count + 1)) } ?? -1
  }

  @Test("by page, until a page is short")
  func byPage() async throws {
    let (brought, requests) = try await fetch(
      base + "\npages: {by: page, size: 2, size_parameter: per_page}"
    ) { request in
      let first = (Self.number("page", in: request) - 1) * 2
      return .text(page(first..<min(first + 2, 5)))
    }
    #expect(brought.error == nil)
    #expect(brought.bodies == [page(0..<2), page(2..<4), page(4..<5)])
    #expect(
      requests.map(\.path) == (1...3).map { "/items?page=\($0)&per_page=2" })
    #expect(brought.places.map { $0.suffix(8) } == ["(page 1)", "(page 2)", "(page 3)"])
  }

  @Test("by offset, until a page is empty")
  func byOffset() async throws {
    let (brought, requests) = try await fetch(
      base + "?sort=id\npages: {by: offset, parameter: skip, size: 2}"
    ) { request in
      let first = Self.number("skip", in: request)
      return .text(page(first..<min(first + 2, 4)))
    }
    #expect(brought.bodies == [page(0..<2), page(2..<4)])
    #expect(requests.map(\.path) == [0, 2, 4].map { "/items?sort=id&skip=\($0)" })
  }

  @Test("by a cursor in the page, also one that is the next page's address")
  func byCursor() async throws {
    let (brought, requests) = try await fetch(
      base + "\npages: {by: cursor, parameter: after, cursor: next}"
    ) { request in
      switch request.path {
      case "/items": .text(page(0..<2, next: "x y"))
      case "/items?after=x%20y":
        .text(page(2..<3, next: "http://127.0.0.1:\(request["Host"]!.split(separator: ":")[1])/z"))
      default: .text(page(3..<4))
      }
    }
    #expect(brought.bodies.count == 3)
    #expect(requests.map(\.path) == ["/items", "/items?after=x%20y", "/z"])
  }

  @Test("by the header Link")
  func byLink() async throws {
    let (brought, requests) = try await fetch(base + "\npages: {by: link}") { request in
      var answer = LoopbackAnswer.text(page(request.path == "/items" ? 0..<2 : 2..<4))
      if request.path == "/items" {
        answer.headers.append(("Link", "</items/2>; rel=\"next\", </items>; rel=\"first\""))
      }
      return answer
    }
    #expect(brought.bodies.count == 2)
    #expect(requests.map(\.path) == ["/items", "/items/2"])
  }

  @Test("a question by POST, with the page in its body and the secret from outside")
  func byPost() async throws {
    let (brought, requests) = try await fetch(
      base + """

        body: '{"page": {page}, "key": "${KEY}"}'
        headers: {X-Office: demo}
        auth: {token: "${TOKEN}"}
        pages: {by: page, size: 5}
        """, environment: ["KEY": "k1", "TOKEN": "t1"]
    ) { _ in .text(page(0..<2)) }
    #expect(brought.bodies.count == 1)
    let request = try #require(requests.first)
    #expect(request.method == "POST")
    #expect(String(decoding: request.body, as: UTF8.self) == #"{"page": 1, "key": "k1"}"#)
    #expect(request["Content-Type"] == "application/json")
    #expect(request["X-Office"] == "demo")
    #expect(request["Authorization"] == "Bearer t1")
  }

  @Test("logging in goes before the first question, once")
  func login() async throws {
    let (brought, requests) = try await fetch(
      base + """

        login: {url: "{url}/login", body: '{"password": "${PASSWORD}"}', token: data.token}
        pages: {by: page, size: 2}
        """, environment: ["PASSWORD": "p"]
    ) { request in
      if request.path == "/login" { return .text(#"{"data": {"token": "abc"}}"#) }
      let first = (Self.number("page", in: request) - 1) * 2
      return .text(page(first..<min(first + 2, 3)))
    }
    #expect(brought.bodies.count == 2)
    #expect(requests.map(\.path) == ["/login", "/items?page=1", "/items?page=2"])
    #expect(requests[1]["Authorization"] == "Bearer abc")
  }

  @Test("what has changed is asked for from an overlap before the last fetch on")
  func since() async throws {
    let yaml = base + "\nsince: {parameter: since, overlap: 10m, first: 1d}"
    let begin = Date(timeIntervalSince1970: 1_795_000_000)
    let (first, asked) = try await fetch(yaml, now: begin) { _ in .text(page(0..<1)) }
    #expect(asked.map(\.path) == ["/items?since=2026-11-17T11%3A06%3A40Z"])
    let position = try #require(first.position)
    let (_, again) = try await fetch(yaml, from: position, now: begin + 3_600) { _ in
      .text(page(0..<1))
    }
    #expect(again.map(\.path) == ["/items?since=2026-11-18T10%3A56%3A40Z"])
  }

  @Test(
    "a moment is written as the interface wants it",
    arguments: [
      ("rfc3339", "2026-11-18T11:26:40Z"), ("date", "2026-11-18"), ("epoch", "1795001200"),
      ("epoch-ms", "1795001200000"),
    ])
  func forms(form: String, written: String) throws {
    let settings = try #require(
      source("id: a\nurl: http://x\nsince: {parameter: s, form: \(form), overlap: 20m}").since)
    let mark = Watermark(
      settings, after: "2026-11-18T11:46:40Z", now: Date(timeIntervalSince1970: 1_795_000_000),
      timeZone: .gmt)
    #expect(mark.since == written)
  }

  @Test("the same page twice, more pages than meant, and a page of HTML are said")
  func faults() async throws {
    let (same, _) = try await fetch(base + "\npages: {by: page}") { _ in .text(page(0..<2)) }
    #expect("\(try #require(same.error))".contains("page 2 is the page before again"))
    let (many, _) = try await fetch(base + "\npages: {by: page, most: 2}") { request in
      let first = Self.number("page", in: request)
      return .text(page(first..<first + 1))
    }
    #expect("\(try #require(many.error))".contains("more than 2 pages"))
    let (html, _) = try await fetch(base + "\npages: {by: page}") { _ in
      .text("<html><body>login</body></html>")
    }
    #expect("\(try #require(html.error))".contains("HTML or XML, not JSON"))
  }

  @Test("a page on which nothing is new is the last where the source says so")
  func stopAtKnown() async throws {
    let (brought, _) = try await fetch(
      base + "\npages: {by: page, stop_at_known: true}", changed: 0
    ) { request in
      let first = Self.number("page", in: request)
      return .text(page(first..<first + 1))
    }
    #expect(brought.bodies.count == 1)
  }

  @Test("a document that stays fresh and one that asks for patience")
  func patience() async throws {
    let (fresh, _) = try await fetch("id: a\nurl: {url}/f") { _ in
      var answer = LoopbackAnswer.text("[]")
      answer.headers.append(("Cache-Control", "max-age=600"))
      return answer
    }
    #expect(fresh.freshFor == 600)
    let (busy, _) = try await fetch("id: a\nurl: {url}/f") { _ in .tooMany(retryAfter: "120") }
    #expect(busy.error?.retryAfter == 120)
    #expect("\(try #require(busy.error))".hasSuffix("too many requests; it is tried again later"))
  }
}
