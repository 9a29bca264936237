import LoopbackServer
import Testing
import Transfer

@Suite("A cookie jar")
struct CookieTests {
  private static func setting(_ cookies: String...) -> LoopbackAnswer {
    LoopbackAnswer(headers: cookies.map { ("Set-Cookie", $0) })
  }

  @Test("brings the login's cookies to the requests that follow it, and to no other host")
  func login() async throws {
    try await serving {
      $0.path == "/login" ? Self.setting("session=s3cret; HttpOnly", "page=1; Path=/a") : .text("")
    } to: { server, client in
      let jar = CookieJar()
      for path in ["/login", "/", "/a/list"] {
        var request = server.request(path, method: path == "/login" ? .post(body: []) : .get)
        request.cookies = jar
        _ = try await client.send(request)
      }
      var elsewhere = server.request()
      elsewhere.url = elsewhere.url.replacing("127.0.0.1", with: "localhost")
      elsewhere.cookies = jar
      _ = try await client.send(elsewhere)
      _ = try await client.send(server.request())
      let sent = server.requests.map { $0["Cookie"] }
      #expect(sent == [nil, "session=s3cret", "page=1; session=s3cret", nil, nil])
      var dumped = ""
      dump(jar, to: &dumped)
      #expect(!(dumped + "\(jar)").contains("s3cret"))
    }
  }

  @Test("takes a new value in place of the old, and forgets what the server takes back")
  func change() async throws {
    try await serving {
      switch $0.path {
      case "/1": Self.setting("a=1", "b=1")
      case "/2": Self.setting("a=2", "b=; Max-Age=0")
      default: .text("")
      }
    } to: { server, client in
      let jar = CookieJar()
      for path in ["/1", "/2", "/3"] {
        var request = server.request(path)
        request.cookies = jar
        _ = try await client.send(request)
      }
      #expect(server.requests.last?["Cookie"] == "a=2")
    }
  }

  @Test("holds for redirects too")
  func redirect() async throws {
    try await serving {
      guard $0.path == "/login" else { return .text("") }
      var answer = LoopbackAnswer.redirect(to: "/")
      answer.headers.append(("Set-Cookie", "a=1"))
      return answer
    } to: { server, client in
      var request = server.request("/login")
      request.cookies = CookieJar()
      _ = try await client.send(request)
      #expect(server.requests.last?["Cookie"] == "a=1")
    }
  }
}
