/// What the server says to one request, and how it misbehaves in saying it.
public struct LoopbackAnswer: Sendable {
  /// The HTTP status.
  public var status: Int
  /// Header fields beside `Content-Length`.
  public var headers: [(name: String, value: String)]
  /// The body as it is sent.
  public var body: [UInt8]
  /// Sent as `Content-Length` instead of the body's true length.
  public var declaredLength: Int?
  /// The bytes of the body after which the connection is cut.
  public var cutAfter: Int?
  /// Seconds before the first byte.
  public var delay = 0.0
  /// The body comes in pieces with a pause before each.
  public var drip: Drip?
  /// Sent in place of everything else.
  public var raw: [UInt8]?

  /// Pieces of so many bytes with so many seconds before each.
  public struct Drip: Sendable {
    /// The size of a piece.
    public var bytes: Int
    /// Seconds before a piece.
    public var pause: Double

    /// A drip of pieces and pauses.
    public init(bytes: Int, pause: Double) {
      self.bytes = bytes
      self.pause = pause
    }
  }

  /// A well-behaved answer.
  public init(
    status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension LoopbackAnswer {
  /// A plain text with status 200.
  public static func text(_ text: String) -> LoopbackAnswer {
    LoopbackAnswer(headers: [("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
  }

  /// A redirect to a URL or path.
  public static func redirect(to place: String, status: Int = 302) -> LoopbackAnswer {
    LoopbackAnswer(status: status, headers: [("Location", place)])
  }

  /// The content, or 304 where the request already names its `etag`.
  public static func content(
    _ text: String, etag: String, for request: LoopbackRequest
  ) -> LoopbackAnswer {
    var answer = request["If-None-Match"] == etag ? LoopbackAnswer(status: 304) : .text(text)
    answer.headers.append(("ETag", etag))
    return answer
  }

  /// Too many requests: come back later.
  public static func tooMany(retryAfter: String) -> LoopbackAnswer {
    LoopbackAnswer(status: 429, headers: [("Retry-After", retryAfter)])
  }

  /// A body in gzip, packed by the machine's `gzip`.
  public static func gzip(_ body: [UInt8]) throws -> LoopbackAnswer {
    LoopbackAnswer(headers: [("Content-Encoding", "gzip")], body: try Gzip.pack(body))
  }

  /// The same answer after a wait.
  public func after(_ seconds: Double) -> LoopbackAnswer {
    var answer = self
    answer.delay = seconds
    return answer
  }

  /// The same answer in pieces.
  public func dripping(_ bytes: Int, every pause: Double) -> LoopbackAnswer {
    var answer = self
    answer.drip = Drip(bytes: bytes, pause: pause)
    return answer
  }

  /// The same answer, cut off within its body.
  public func cut(after bytes: Int) -> LoopbackAnswer {
    var answer = self
    answer.cutAfter = bytes
    return answer
  }

  /// Status line and header fields; 304 has no length of its own.
  var head: String {
    var lines = ["HTTP/1.1 \(status) Status"] + headers.map { "\($0.name): \($0.value)" }
    if status != 304 { lines.append("Content-Length: \(declaredLength ?? body.count)") }
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }
}
