import Foundation
import LoopbackServer
import Testing
import Transfer

@Suite("What a response holds")
struct ResponseTests {
  @Test("a 200 comes with its status, headers, body, place and address")
  func plain() async throws {
    let (response, url) = try await serving { _ in
      .text("民情")
    } to: { server, client in
      (try await client.send(server.request("/feed?a=1")), server.url("/feed?a=1"))
    }
    #expect(response.status == 200)
    #expect(response.headers["content-TYPE"] == "text/plain; charset=utf-8")
    #expect(response.contentType == "text/plain; charset=utf-8")
    #expect(response.body == Array("民情".utf8))
    #expect(response.bytesOnWire == 6)
    #expect(response.effectiveURL == url)
    #expect(response.address == "127.0.0.1")
    #expect(!response.isNotModified)
  }

  @Test("a status of 400 and more is a response", arguments: [404, 410, 429, 500, 503])
  func statusIsNoError(status: Int) async throws {
    let answer = LoopbackAnswer(status: status, body: Array("why".utf8))
    let response = try await serving { _ in
      answer
    } to: { server, client in
      try await client.send(server.request())
    }
    #expect(response.status == status)
    #expect(response.body == Array("why".utf8))
  }

  @Test("a gzip body is unpacked, and its size on the wire told")
  func gzip() async throws {
    let text = Array(repeating: UInt8(ascii: "a"), count: 100_000)
    let answer = try LoopbackAnswer.gzip(text)
    let (response, request) = try await serving { _ in
      answer
    } to: { server, client in
      (try await client.send(server.request()), try #require(server.requests.first))
    }
    #expect(response.body == text)
    #expect(response.bytesOnWire == answer.body.count)
    #expect(request["Accept-Encoding"]?.contains("gzip") == true)
  }

  @Test("a known etag brings 304 without a body")
  func notModified() async throws {
    try await serving {
      .content("old news", etag: "\"v1\"", for: $0)
    } to: { server, client in
      let first = try await client.send(server.request())
      var again = server.request()
      again.etag = first.etag
      let second = try await client.send(again)
      #expect(!first.isNotModified && first.body == Array("old news".utf8))
      #expect(second.isNotModified && second.body.isEmpty && second.etag == "\"v1\"")
    }
  }

  @Test("a last-modified goes back as it came")
  func lastModified() async throws {
    let date = "Sun, 22 Nov 2026 08:00:00 GMT"
    try await serving { _ in
      LoopbackAnswer(headers: [("Last-Modified", date)])
    } to: { server, client in
      var again = server.request()
      again.lastModified = try await client.send(server.request()).lastModified
      _ = try await client.send(again)
      #expect(server.requests.last?["If-Modified-Since"] == date)
    }
  }

  @Test("after a redirect the last response counts, with its own headers")
  func redirect() async throws {
    try await serving { request in
      guard request.path == "/old" else { return .text("new") }
      var answer = LoopbackAnswer.redirect(to: "/new", status: 301)
      answer.headers.append(("ETag", "\"of the redirect\""))
      return answer
    } to: { server, client in
      let response = try await client.send(server.request("/old"))
      #expect(response.body == Array("new".utf8))
      #expect(response.effectiveURL == server.url("/new"))
      #expect(response.etag == nil)
    }
  }

  @Test("a redirect is the response where none may be followed")
  func redirectAsResponse() async throws {
    try await serving { _ in
      .redirect(to: "/new")
    } to: { server, client in
      var request = server.request()
      request.redirectProtocols = []
      let response = try await client.send(request)
      #expect(response.status == 302)
      #expect(response.headers["Location"] == "/new")
    }
  }

  @Test("a file has a body and no status")
  func file() async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()) 民情.csv")
    try Data("a,b\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var request = TransferRequest(url: "file://" + file.path)
    request.allowedProtocols = [.file]
    let response = try await TransferClient().send(request)
    #expect(response.status == 0)
    #expect(response.body == Array("a,b\n".utf8))
    #expect(response.address == nil)
  }

  @Test(
    "retry-after is read as seconds and as a date",
    arguments: [
      ("120", 120), ("0", 0), ("Mon, 23 Nov 2026 00:01:00 GMT", 60),
      ("Sun, 22 Nov 2026 00:00:00 GMT", 0), ("soon", nil), ("-5", nil),
    ] as [(String, Double?)])
  func retryAfter(text: String, seconds: Double?) async throws {
    let now = Date(timeIntervalSince1970: 1_795_392_000)
    let response = try await serving { _ in
      .tooMany(retryAfter: text)
    } to: { server, client in
      try await client.send(server.request())
    }
    #expect(response.status == 429)
    #expect(response.retryAfter(now: now) == seconds)
  }
}
