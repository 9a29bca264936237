import LoopbackServer
import Testing
import Transfer

@Suite("What a request sends")
struct RequestTests {
  /// What the server heard of one request.
  private func heard(
    options: TransferClientOptions = TransferClientOptions(), path: String = "/",
    _ change: (inout TransferRequest) -> Void
  ) async throws -> LoopbackRequest {
    try await serving(options: options) { _ in
      .text("heard")
    } to: { server, client in
      var request = server.request(path)
      change(&request)
      _ = try await client.send(request)
      return try #require(server.requests.first)
    }
  }

  @Test("headers, the empty one too, and the user agent")
  func headers() async throws {
    var options = TransferClientOptions()
    options.userAgent = "minqing-tests"
    let request = try await heard(options: options) {
      $0.headers = ["Accept": "application/json", "X-Empty": ""]
    }
    #expect(request["Accept"] == "application/json")
    #expect(request["X-Empty"] == "")
    #expect(request["User-Agent"] == "minqing-tests")
    #expect(request["Cookie"] == nil)
  }

  @Test("a body by POST, the empty one too", arguments: ["{\"page\":2}", ""])
  func post(body: String) async throws {
    let request = try await heard {
      $0.method = .post(body: Array(body.utf8))
      $0.headers = ["Content-Type": "application/json"]
    }
    #expect(request.method == "POST")
    #expect(request.body == Array(body.utf8))
    #expect(request["Content-Length"] == "\(body.utf8.count)")
    #expect(request["Content-Type"] == "application/json")
  }

  @Test("a url in chinese is percent-encoded, an encoded one left alone")
  func encodes() async throws {
    let request = try await heard(path: "/民?q=情 x%20y") { _ in }
    #expect(request.path == "/%e6%b0%91?q=%e6%83%85+x%20y")
  }

  @Test("user and password, or a token")
  func credentials() async throws {
    let basic = try await heard { $0.credentials = .password(user: "li", password: "secret") }
    let bearer = try await heard { $0.credentials = .bearer(token: "t0ken") }
    #expect(basic["Authorization"] == "Basic bGk6c2VjcmV0")
    #expect(bearer["Authorization"] == "Bearer t0ken")
  }

  @Test("the digest of user and password, once the server has asked for it")
  func digest() async throws {
    try await serving { request in
      if request["Authorization"] != nil { return .text("in") }
      let challenge = "Digest realm=\"office\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256"
      return LoopbackAnswer(
        status: 401, headers: [("WWW-Authenticate", challenge)], body: Array("out".utf8))
    } to: { server, client in
      var request = server.request("/", method: .post(body: Array("a=1".utf8)))
      request.credentials = .digest(user: "li", password: "secret")
      #expect(try await client.send(request).body == Array("in".utf8))
      #expect(server.requests.map { $0["Authorization"] != nil } == [false, true])
      let proof = try #require(server.requests.last?["Authorization"])
      #expect(proof.hasPrefix("Digest username=\"li\"") && proof.contains("response="))
      #expect(server.requests.last?.body == Array("a=1".utf8))
    }
  }

  @Test("credentials do not follow a redirect to another host")
  func credentialsStay() async throws {
    let elsewhere = try Loopback { _ in .text("elsewhere") }
    defer { elsewhere.stop() }
    let place = elsewhere.url("/")
    try await serving { _ in
      .redirect(to: place)
    } to: { server, client in
      var request = server.request()
      request.credentials = .bearer(token: "t0ken")
      _ = try await client.send(request)
      #expect(server.requests.first?["Authorization"] == "Bearer t0ken")
      #expect(elsewhere.requests.count == 1)
      #expect(elsewhere.requests.first?["Authorization"] == nil)
    }
  }

  @Test(
    "what would break out of its header line is refused",
    arguments: [
      ["X": "a\r\nHost: other"], ["X\n": "a"], ["": "a"], ["X Y": "a"],
    ] as [TransferHeaders])
  func injection(headers: TransferHeaders) async throws {
    var request = TransferRequest(url: "http://example.org/")
    request.headers = headers
    #expect(await TransferClient().failure(of: request)?.kind == .invalidRequest)
  }

  @Test(
    "a token, password or user with a line break is refused",
    arguments: [
      .bearer(token: "t0ken\n"), .password(user: "li", password: "t0ken\r"),
      .password(user: "t0ken\n", password: ""),
    ] as [TransferCredentials])
  func lineBreak(credentials: TransferCredentials) async throws {
    var request = TransferRequest(url: "http://example.org/")
    request.credentials = credentials
    let error = try #require(await TransferClient().failure(of: request))
    #expect(error.kind == .invalidRequest)
    #expect(!"\(error)".contains("t0ken"))
  }

  @Test("a request does not show its secrets when printed")
  func printing() throws {
    var request = TransferRequest(url: "https://li:secret@example.org/a?key=secret")
    request.credentials = .password(user: "li", password: "secret")
    request.headers = ["X-Key": "secret"]
    var dumped = ""
    dump(request, to: &dumped)
    dump(request.credentials, to: &dumped)
    #expect("\(request)" == "GET https://example.org/a")
    #expect(!(dumped + String(reflecting: request)).contains("secret"))
  }
}
