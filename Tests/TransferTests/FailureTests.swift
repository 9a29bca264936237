import LoopbackServer
import Testing
import Transfer

@Suite("How a transfer fails")
struct FailureTests {
  private func failure(
    _ answer: LoopbackAnswer,
    _ change: (inout TransferRequest) -> Void = { _ in }
  ) async throws -> TransferError {
    try await serving { _ in
      answer
    } to: { server, client in
      var request = server.request("/feed?key=secret")
      change(&request)
      return try #require(await client.failure(of: request))
    }
  }

  @Test("a body over the cap, with and without its length told")
  func tooLarge() async throws {
    var long = LoopbackAnswer(body: [UInt8](repeating: 97, count: 50_000))
    long.raw = Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + long.body
    for answer in [long, LoopbackAnswer(body: long.body)] {
      let error = try await failure(answer) {
        $0.limits.bodyBytes = 20_000
      }
      #expect(error.kind == .tooLarge)
      #expect(error.detail == "more than 20000 bytes")
    }
  }

  @Test("a body of exactly the cap passes")
  func exactlyTheCap() async throws {
    let answer = LoopbackAnswer(body: [UInt8](repeating: 97, count: 50_000))
    let response = try await serving { _ in
      answer
    } to: { server, client in
      var request = server.request()
      request.limits.bodyBytes = 50_000
      return try await client.send(request)
    }
    #expect(response.body.count == 50_000)
  }

  @Test("a small body that unpacks to much more")
  func bomb() async throws {
    let bomb = try LoopbackAnswer.gzip([UInt8](repeating: 0, count: 20_000_000))
    #expect(bomb.body.count < 50_000)
    let error = try await failure(bomb) {
      $0.limits.bodyBytes = 100_000
    }
    #expect(error.kind == .tooLarge)
  }

  @Test("the whole takes too long")
  func timedOut() async throws {
    let error = try await failure(.text("late").after(2)) {
      $0.limits.totalTimeout = 0.2
    }
    #expect(error.kind == .timedOut)
    #expect(error.isTransient)
  }

  @Test("a trickle under the low-speed limit")
  func tooSlow() async throws {
    let drip = LoopbackAnswer(body: [UInt8](repeating: 97, count: 400)).dripping(2, every: 0.05)
    let error = try await failure(drip) {
      $0.limits.lowSpeed = 10_000
      $0.limits.lowSpeedTime = 1
    }
    #expect(error.kind == .tooSlow)
    #expect(error.isTransient)
  }

  @Test("a port where nobody listens", arguments: ["http", "https", "ftp"])
  func refused(scheme: String) async throws {
    let port = try Loopback.freePort()
    var request = TransferRequest(url: "\(scheme)://127.0.0.1:\(port)/feed")
    request.allowedProtocols = [.http, .https, .ftp]
    request.allowsPrivateNetworks = true
    let error = try #require(await TransferClient().failure(of: request))
    #expect(error.kind == .cannotConnect)
    #expect(error.host == "127.0.0.1")
    #expect(error.isTransient)
  }

  @Test("a name that does not exist")
  func unresolved() async throws {
    let request = TransferRequest(url: "http://feedback.invalid/feed?key=secret")
    let error = try #require(await TransferClient().failure(of: request))
    #expect(error.kind == .cannotResolve)
    #expect(
      "\(error)"
        == "http://feedback.invalid/feed: the host's name cannot be resolved "
        + "(could not resolve host: feedback.invalid); "
        + "check the address and the machine's name server")
  }

  @Test("a body shorter than its declared length")
  func cutBody() async throws {
    let error = try await failure(.text("half of it").cut(after: 4))
    #expect(error.kind == .cutOff)
    #expect(error.isTransient)
  }

  @Test("a body cut before its last chunk")
  func cutChunks() async throws {
    var answer = LoopbackAnswer()
    answer.raw = Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n".utf8)
    let error = try await failure(answer)
    #expect(error.kind == .cutOff)
  }

  @Test("a connection that closes without a word")
  func silence() async throws {
    var answer = LoopbackAnswer()
    answer.raw = []
    let error = try await failure(answer)
    #expect(error.kind == .cutOff)
  }

  @Test("what is no HTTP, and gzip that is none")
  func badAnswer() async throws {
    var garbage = LoopbackAnswer()
    garbage.raw = Array("220 mail.example.org ready\r\n".utf8)
    var notGzip = LoopbackAnswer.text("plain")
    notGzip.headers.append(("Content-Encoding", "gzip"))
    for answer in [garbage, notGzip] {
      let error = try await failure(answer)
      #expect(error.kind == .badAnswer)
    }
  }

  @Test("TLS asked of a port that speaks none")
  func handshake() async throws {
    let error = try await failure(.text("plain")) {
      $0.url = $0.url.replacing("http:", with: "https:")
    }
    #expect(error.kind == .handshakeFailed)
  }

  @Test("redirects in a circle")
  func circle() async throws {
    let error = try await failure(.redirect(to: "/again")) {
      $0.limits.redirects = 3
    }
    #expect(error.kind == .tooManyRedirects)
  }

  @Test("a redirect out of the web", arguments: ["file:///etc/passwd", "ftp://127.0.0.1/"])
  func redirectToFile(place: String) async throws {
    let error = try await failure(.redirect(to: place))
    #expect(error.kind == .redirectNotAllowed)
    #expect(error.place.hasSuffix("/feed redirected to \(place)"))
    #expect(!"\(error)".contains("secret"))
  }

  @Test(
    "protocols that the request does not allow", arguments: ["file:///etc/passwd", "dict://a/"])
  func protocols(url: String) async throws {
    let error = await TransferClient().failure(of: TransferRequest(url: url))
    #expect(error?.kind == .protocolNotAllowed)
  }

  @Test("a file that is not there")
  func noFile() async throws {
    var request = TransferRequest(url: "file:///nowhere/at/all.csv")
    request.allowedProtocols = [.file]
    #expect(await TransferClient().failure(of: request)?.kind == .notFound)
  }

  @Test("no url", arguments: ["", "feed.xml", "//example.org/", "http://", "http://a:b:c/"])
  func noURL(text: String) async throws {
    let error = await TransferClient().failure(of: TransferRequest(url: text))
    #expect(error?.kind == .invalidRequest)
  }

  @Test("no message shows user, password or query")
  func secrets() async throws {
    let error = try await failure(.text("x").cut(after: 0)) {
      $0.url = $0.url.replacing("http://", with: "http://li:hunter2@")
    }
    #expect(error.place.hasPrefix("http://127.0.0.1:"))
    for secret in ["li:", "hunter2", "secret"] { #expect(!"\(error)".contains(secret)) }
  }
}
