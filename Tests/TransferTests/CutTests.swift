import LoopbackServer
import Testing
import Transfer

@Suite("A body that is cut off")
struct CutTests {
  private static let text = "one two three four five six seven"

  /// The content from where the request's `Range` begins, if it still has the version.
  private static func rest(_ text: String, etag: String, _ request: LoopbackRequest)
    -> LoopbackAnswer
  {
    var answer = LoopbackAnswer.text(text)
    answer.headers.append(("ETag", etag))
    guard request["If-Range"] == etag,
      let start = request["Range"]?.dropFirst(6).dropLast().description, let offset = Int(start)
    else { return answer }
    answer.status = 206
    answer.headers.append(("Content-Range", "bytes \(start)-\(text.utf8.count - 1)/*"))
    answer.body.removeFirst(offset)
    return answer
  }

  /// The outcome, and what the server heard, of answers that a closure gives by their number.
  private func asking(
    _ change: (inout TransferRequest) -> Void = { _ in },
    _ answer: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer
  ) async throws -> (Result<TransferResponse, TransferError>, [LoopbackRequest]) {
    try await serving(answer) { server, client in
      var request = server.request()
      change(&request)
      do throws(TransferError) {
        return (.success(try await client.send(request)), server.requests)
      } catch {
        return (.failure(error), server.requests)
      }
    }
  }

  @Test("is completed by its rest, asked for twice if need be")
  func rest() async throws {
    let (result, heard) = try await asking {
      $0.headers = ["X-Key": "k"]
      $0.etag = "\"v0\""
    } _: {
      let answer = Self.rest(Self.text, etag: "\"v1\"", $0)
      return $0.connection == 3 ? answer : answer.cut(after: 10)
    }
    let response = try result.get()
    #expect(response.body == Array(Self.text.utf8))
    #expect(response.status == 200)
    #expect(response.bytesOnWire == Self.text.utf8.count)
    #expect(response.headers["Content-Range"] == nil)
    #expect(heard.map { $0["Range"] } == [nil, "bytes=10-", "bytes=20-"])
    #expect(heard.map { $0["If-None-Match"] } == ["\"v0\"", nil, nil])
    #expect(heard.allSatisfy { $0["X-Key"] == "k" })
  }

  @Test("is begun again where the server has another version by now")
  func changed() async throws {
    let (result, heard) = try await asking {
      $0.connection == 1
        ? Self.rest(Self.text, etag: "\"v1\"", $0).cut(after: 10)
        : Self.rest("new", etag: "\"v2\"", $0)
    }
    #expect(try result.get().body == Array("new".utf8))
    #expect(heard.count == 2)
  }

  @Test("is begun again where the rest is not of it", arguments: ["\"v2\"", "\"v1\""])
  func wrongRest(etag: String) async throws {
    let (result, heard) = try await asking { request in
      var answer = Self.rest(Self.text, etag: "\"v1\"", request)
      if request.connection == 1 { return answer.cut(after: 10) }
      guard answer.status == 206 else { return answer }
      answer.headers = [("ETag", etag), ("Content-Range", "bytes 4-9/*")]
      return answer
    }
    #expect(try result.get().body == Array(Self.text.utf8))
    #expect(heard.map { $0["Range"] } == [nil, "bytes=10-", nil])
  }

  @Test("ends in an error after the third cut")
  func thrice() async throws {
    let (result, heard) = try await asking {
      Self.rest(Self.text, etag: "\"v1\"", $0).cut(after: 5)
    }
    #expect(result.failure?.kind == .cutOff)
    #expect(heard.map { $0["Range"] } == [nil, "bytes=5-", "bytes=10-"])
  }

  @Test(
    "is asked for once more as a whole where no rest can be told to be of it",
    arguments: [[], [("ETag", "W/\"v1\"")], [("ETag", "\"v1\""), ("Accept-Ranges", "none")]])
  func whole(headers: [(String, String)]) async throws {
    let (result, heard) = try await asking {
      var answer = LoopbackAnswer.text(Self.text)
      answer.headers += headers.map { (name: $0.0, value: $0.1) }
      return $0.connection == 1 ? answer.cut(after: 10) : answer
    }
    #expect(try result.get().body == Array(Self.text.utf8))
    #expect(heard.map { $0["Range"] } == [nil, nil])
  }

  @Test("that was packed is asked for as a whole")
  func packed() async throws {
    let (result, heard) = try await asking { request in
      guard var answer = try? LoopbackAnswer.gzip(Array(Self.text.utf8)) else { return .text("") }
      answer.headers.append(("ETag", "\"v1\""))
      return request.connection == 1 ? answer.cut(after: 20) : answer
    }
    #expect(try result.get().body == Array(Self.text.utf8))
    #expect(heard.map { $0["Range"] } == [nil, nil])
  }

  @Test("is asked for once more where the server said nothing at all")
  func silence() async throws {
    let (result, heard) = try await asking {
      var answer = LoopbackAnswer.text("words")
      if $0.connection == 1 { answer.raw = [] }
      return answer
    }
    #expect(try result.get().body == Array("words".utf8))
    #expect(heard.count == 2)
  }

  @Test("is not asked for again after a POST, nor where the request does not want it")
  func once() async throws {
    for method in [TransferMethod.get, .post(body: [])] {
      let (result, heard) = try await asking {
        $0.method = method
        if case .get = method { $0.resumesCut = false }
      } _: {
        Self.rest(Self.text, etag: "\"v1\"", $0).cut(after: 5)
      }
      #expect(result.failure?.kind == .cutOff)
      #expect(heard.count == 1)
    }
  }

  @Test("keeps to the size limit in all its pieces together")
  func size() async throws {
    let (result, heard) = try await asking {
      $0.limits.bodyBytes = 15
    } _: {
      var answer = Self.rest(Self.text, etag: "\"v1\"", $0)
      answer.body = Array(answer.body.prefix(10))
      answer.declaredLength = 12
      return $0.connection == 1
        ? answer.cut(after: 10)
        : LoopbackAnswer(
          status: 206, headers: answer.headers, body: answer.body)
    }
    #expect(result.failure?.kind == .tooLarge)
    #expect(heard.count == 2)
  }

  @Test("keeps to the time limit in all its pieces together")
  func time() async throws {
    let (result, heard) = try await asking {
      // Far enough apart that a busy machine hears the second question within the limit.
      $0.limits.totalTimeout = 5
    } _: {
      Self.rest(Self.text, etag: "\"v1\"", $0).cut(after: 2).after(3)
    }
    #expect(result.failure?.kind == .timedOut)
    #expect(heard.count == 2)
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
