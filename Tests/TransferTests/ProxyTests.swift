import LoopbackServer
import Testing
import Transfer

@Suite("A proxy")
struct ProxyTests {
  /// A request for a host that only the proxy can find.
  private func request(
    _ url: String = "http://feedback.invalid/feed", through proxy: TransferProxy
  ) -> TransferRequest {
    var request = TransferRequest(url: url)
    request.proxy = proxy
    return request
  }

  @Test("of the web is asked in the host's place, although it stands in a private network")
  func web() async throws {
    try await serving { _ in
      .text("by way of the proxy")
    } to: { server, client in
      let proxy = TransferProxy(
        url: server.url("/"), credentials: .password(user: "li", password: "secret"))
      let response = try await client.send(request(through: proxy))
      #expect(response.body == Array("by way of the proxy".utf8))
      #expect(response.effectiveURL == "http://feedback.invalid/feed")
      let heard = try #require(server.requests.first)
      #expect(heard.path == "http://feedback.invalid/feed")
      #expect(heard["Proxy-Authorization"] == "Basic bGk6c2VjcmV0")
      #expect(heard["Authorization"] == nil)
    }
  }

  @Test("that wants a login, or opens no way, is an error and not the host's answer")
  func refuses() async throws {
    for (status, kind) in [(407, TransferError.Kind.accessDenied), (503, .cannotConnect)] {
      try await serving { _ in
        LoopbackAnswer(status: status)
      } to: { server, client in
        let proxy = TransferProxy(url: server.url("/"))
        let error = await client.failure(
          of: request("https://feedback.invalid/feed", through: proxy))
        #expect(error?.kind == kind)
        #expect(error?.detail == "the proxy says \(status)")
        #expect(error?.host == "feedback.invalid")
      }
    }
  }

  @Test(
    "does not lead into private networks by an address in the url",
    arguments: ["http://127.0.0.9/", "https://[::1]/", "http://localhost/", "http://2130706433/"])
  func inside(url: String) async throws {
    try await serving { _ in
      .text("inside")
    } to: { server, client in
      let proxy = TransferProxy(url: server.url("/"))
      #expect(await client.failure(of: request(url, through: proxy))?.kind == .privateAddress)
      #expect(server.requests.isEmpty)
    }
  }

  @Test("does not lead into private networks by a redirect")
  func redirectInside() async throws {
    try await serving { _ in
      .redirect(to: "http://10.0.0.1/")
    } to: { server, client in
      let error = await client.failure(of: request(through: TransferProxy(url: server.url("/"))))
      #expect(error?.kind == .privateAddress)
      #expect(error?.detail == "10.0.0.1")
      #expect(server.requests.count == 1)
    }
  }

  @Test("of SOCKS gets the name to resolve, and user and password")
  func socks() async throws {
    let server = try LoopbackTalk { socket, _ in
      guard let methods = socket.bytes(2), let offered = socket.bytes(Int(methods[1])) else {
        return
      }
      #expect(offered.contains(2))
      socket.send([5, 2])
      #expect(socket.bytes(11) == [1, 2] + Array("li".utf8) + [6] + Array("secret".utf8))
      socket.send([1, 0])
      let name = Array("feedback.invalid".utf8)
      #expect(socket.bytes(5 + name.count + 2) == [5, 1, 0, 3, 16] + name + [0, 80])
      socket.send([5, 0, 0, 1, 127, 0, 0, 1, 0, 80])
      #expect(socket.line() == "GET /feed HTTP/1.1")
      socket.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    }
    defer { server.stop() }
    let proxy = TransferProxy(
      url: "socks5h://127.0.0.1:\(server.port)",
      credentials: .password(user: "li", password: "secret"))
    let response = try await TransferClient().send(request(through: proxy))
    #expect(response.body == Array("ok".utf8))
  }

  @Test("that is not there, or is none, is told", arguments: ["http://127.0.0.1:9", "ftp://a", ""])
  func none(url: String) async throws {
    let error = try #require(
      await TransferClient().failure(of: request(through: TransferProxy(url: url))))
    #expect(error.kind == (url.hasPrefix("http") ? .cannotConnect : .invalidRequest))
  }

  @Test("shows no secret")
  func secrets() async throws {
    let proxy = TransferProxy(
      url: "http://li:hunter2@127.0.0.1:9/?key=secret",
      credentials: .password(user: "li", password: "secret"))
    var dumped = ""
    dump(request(through: proxy), to: &dumped)
    dump(proxy, to: &dumped)
    let error = await TransferClient().failure(of: request(through: proxy))
    #expect("\(proxy)" == "http://127.0.0.1:9/")
    for secret in ["hunter2", "secret"] {
      #expect(!(dumped + "\(String(describing: error))").contains(secret))
    }
  }
}
