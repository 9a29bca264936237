import Foundation
import LoopbackServer
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

  @Test("a page on which nothing is new is the last")
  func stops() async throws {
    let (_, requests) = try await fetch(yaml, changed: 0) { Self.site($0) }
    #expect(requests.map(\.path) == ["/list", "/l/1", "/l/2"])
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
