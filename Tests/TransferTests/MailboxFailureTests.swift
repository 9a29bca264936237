import Foundation
import LoopbackServer
import Testing
import Transfer

@Suite("How a mailbox fails")
struct MailboxFailureTests {
  /// A server that lets everybody in and opens every mailbox; the closure may answer a command
  /// otherwise, and cuts the connection with nil.
  private func serving(
    _ answer: @escaping @Sendable (_ command: String, _ tag: String) -> String?,
    to body: (MailboxRequest, LoopbackTalk) async throws -> Void
  ) async throws {
    let server = try LoopbackTalk { socket, _ in
      socket.say("* OK ready\r\n")
      while let line = socket.line() {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let said = answer(words[1], words[0]) else { return }
        guard socket.say(said.isEmpty ? Self.usual(words[1], words[0]) : said) else { return }
      }
    }
    defer { server.stop() }
    var request = MailboxRequest(url: "imap://127.0.0.1:\(server.port)/")
    request.credentials = .password(user: "li", password: "s3cret")
    request.allowsPrivateNetworks = true
    request.allowsPlainText = true
    try await body(request, server)
  }

  private static func usual(_ command: String, _ tag: String) -> String {
    switch command.split(separator: " ").prefix(2).joined(separator: " ") {
    case "CAPABILITY": "* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR ID\r\n\(tag) OK\r\n"
    case "EXAMINE \"INBOX\"":
      "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n\(tag) OK [READ-ONLY] done\r\n"
    case "UID SEARCH": "* SEARCH 4\r\n* SEARCH 9 4\r\n\(tag) OK\r\n"
    case "UID FETCH" where command.hasSuffix("INTERNALDATE)"):
      "* 1 FETCH (UID 4 RFC822.SIZE 2)\r\n* 2 FETCH (RFC822.SIZE 3 UID 9)\r\n\(tag) OK\r\n"
    case "UID FETCH": "* 1 FETCH (UID 4 BODY[] {2}\r\nab)\r\n\(tag) OK\r\n"
    case "LOGOUT": "* BYE\r\n\(tag) OK\r\n"
    default: "\(tag) OK\r\n"
    }
  }

  private func failure<Value>(
    _ body: () async throws(TransferError) -> Value
  ) async -> TransferError? {
    do throws(TransferError) {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  @Test("what nobody asked for comes in between and is passed over")
  func unsolicited() async throws {
    try await serving { command, tag in
      guard command.hasPrefix("UID FETCH 4 ") else { return "" }
      return "* 3 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 9 BODY[] {1}\r\nx)\r\n"
        + "* OK [ALERT] soon full {9}\r\n* X-ODD ((\r\n"
        + "* 1 FETCH (FLAGS () BODY[] {2}\r\nab UID 4)\r\n* 1 FETCH (UID 4 FLAGS ())\r\n\(tag) OK\r\n"
    } to: { request, _ in
      let mailbox = try await Mailbox.open(request)
      #expect(mailbox.uidValidity == 7 && mailbox.uidNext == nil && mailbox.count == 2)
      #expect(try await mailbox.messages().map(\.uid) == [4, 9])
      #expect(try await mailbox.messages(from: 5).map(\.uid) == [9])
      #expect(try await mailbox.message(MessageSummary(uid: 4, size: 2)) == Array("ab".utf8))
      await mailbox.close()
    }
  }

  @Test("many messages are asked about in pieces, and gaps in their numbers cost nothing")
  func many() async throws {
    let uids = (1...1_203).map { $0 < 600 ? $0 : $0 + 70_000 }
    try await serving { command, tag in
      if command.hasPrefix("UID SEARCH") {
        return "* SEARCH \(uids.map(String.init).joined(separator: " "))\r\n\(tag) OK\r\n"
      }
      guard command.hasSuffix("INTERNALDATE)") else { return "" }
      let range = command.split(separator: " ")[2].split(separator: ":").compactMap { Int($0) }
      let asked = uids.filter { (range[0]...range[1]).contains($0) }
      #expect(asked.count <= 500)
      return asked.map { "* 1 FETCH (UID \($0) RFC822.SIZE 9)\r\n" }.joined() + "\(tag) OK\r\n"
    } to: { request, _ in
      let mailbox = try await Mailbox.open(request)
      #expect(try await mailbox.messages().map(\.uid) == uids.map(UInt32.init))
    }
  }

  @Test(
    "a no or bad is told in the server's words, and the mailbox stays open",
    arguments: [
      ("NO [UNAVAILABLE] back\u{1} soon", TransferError.Kind.refused, "back soon"),
      ("NO [NOPERM] not yours", .accessDenied, "not yours"), ("NO busy", .refused, "busy"),
      ("BAD what?", .badAnswer, "what?"), ("NO not with s3cret", .refused, ""),
    ])
  func refusal(answer: String, kind: TransferError.Kind, detail: String) async throws {
    try await serving { command, tag in
      command.hasPrefix("UID SEARCH") ? "\(tag) \(answer)\r\n" : ""
    } to: { request, _ in
      let mailbox = try await Mailbox.open(request)
      let error = await failure { () throws(TransferError) in try await mailbox.messages() }
      #expect(error?.kind == kind)
      #expect(error?.detail == detail)
      #expect(try await mailbox.message(MessageSummary(uid: 4, size: 2)).count == 2)
    }
  }

  @Test("an end in between is told, with the server's farewell, and is the end")
  func cut() async throws {
    for (farewell, detail) in [("", ""), ("* BYE shutting down\r\n", "shutting down")] {
      let server = try LoopbackTalk { socket, _ in
        socket.say("* OK ready\r\n")
        while let line = socket.line() {
          let words = line.split(separator: " ", maxSplits: 1).map(String.init)
          if words[1].contains("BODY") {
            socket.say("* 1 FETCH (UID 4 BODY[] {200}\r\nab")
            if !farewell.isEmpty {
              socket.say(String(repeating: "x", count: 198) + ")\r\n" + farewell)
            }
            return
          }
          socket.say(Self.usual(words[1], words[0]))
        }
      }
      defer { server.stop() }
      var request = MailboxRequest(url: "imap://127.0.0.1:\(server.port)/")
      request.allowsPrivateNetworks = true
      request.allowsPlainText = true
      request.credentials = .password(user: "li", password: "s3cret")
      let mailbox = try await Mailbox.open(request)
      for _ in 0..<2 {
        let error = await failure { () throws(TransferError) in
          try await mailbox.message(MessageSummary(uid: 4, size: 2))
        }
        #expect(error?.kind == .cutOff)
        #expect(error?.detail == detail)
        #expect(error?.isTransient == true)
      }
    }
  }

  @Test("silence ends when the time is up", arguments: [true, false])
  func silence(isTotal: Bool) async throws {
    try await serving { command, _ in
      command.hasPrefix("UID SEARCH") ? "* 5 EXISTS\r\n" : ""
    } to: { request, _ in
      var request = request
      if isTotal { request.limits.totalTimeout = 0.2 } else { request.limits.lowSpeedTime = 0.2 }
      let mailbox = try await Mailbox.open(request)
      let start = ContinuousClock.now
      let error = await failure { () throws(TransferError) in try await mailbox.messages() }
      #expect(error?.kind == .timedOut)
      #expect(.now - start < .seconds(60))
    }
  }

  @Test("a server that does not even greet ends within the time for connecting")
  func noGreeting() async throws {
    let server = try LoopbackTalk { socket, _ in _ = socket.line() }
    defer { server.stop() }
    var request = MailboxRequest(url: "imap://127.0.0.1:\(server.port)/")
    request.allowsPrivateNetworks = true
    request.limits.connectTimeout = 0.2
    let error = await failure { () throws(TransferError) in try await Mailbox.open(request) }
    #expect(error?.kind == .timedOut)
  }

  @Test("a cancelled task ends at once, while connecting and while waiting for an answer")
  func cancel() async throws {
    try await serving { command, _ in
      command.hasPrefix("UID SEARCH") ? "* 5 EXISTS\r\n" : ""
    } to: { request, _ in
      let mailbox = try await Mailbox.open(request)
      let start = ContinuousClock.now
      let tasks = (0..<2).map { _ in
        Task { await failure { () throws(TransferError) in try await mailbox.messages() } }
      }
      try await Task.sleep(for: .milliseconds(50))
      for task in tasks { task.cancel() }
      for task in tasks { #expect(await task.value?.kind == .cancelled) }
      #expect(.now - start < .seconds(60))
    }
    let mute = try LoopbackTalk { socket, _ in _ = socket.line() }
    defer { mute.stop() }
    var request = MailboxRequest(url: "imap://127.0.0.1:\(mute.port)/")
    request.allowsPrivateNetworks = true
    let task = Task { [request] in
      await failure { () throws(TransferError) in try await Mailbox.open(request) }
    }
    try await Task.sleep(for: .milliseconds(50))
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }

  @Test("what is no IMAP is a bad answer")
  func nonsense() async throws {
    try await serving { command, tag in
      command.hasPrefix("UID SEARCH") ? "* 1 FETCH (X {-5}\r\n\(tag) OK\r\n" : ""
    } to: { request, _ in
      let mailbox = try await Mailbox.open(request)
      for _ in 0..<2 {
        let error = await failure { () throws(TransferError) in try await mailbox.messages() }
        #expect(error?.kind == .badAnswer)
      }
    }
    try await serving { command, tag in
      command.hasPrefix("EXAMINE") ? "\(tag) OK\r\n" : ""
    } to: { request, _ in
      let error = await failure { () throws(TransferError) in try await Mailbox.open(request) }
      #expect(error?.detail == "the mailbox has no lasting numbers")
    }
  }

  @Test("a larger literal than the size told is passed over without being kept")
  func lyingSize() async throws {
    try await serving { command, tag in
      guard command.hasPrefix("UID FETCH 4 ") else { return "" }
      return "* 1 FETCH (UID 4 BODY[] {5000000}\r\n" + String(repeating: "x", count: 5_000_000)
        + ")\r\n\(tag) OK\r\n"
    } to: { request, _ in
      var request = request
      request.limits.bodyBytes = 10_000
      let mailbox = try await Mailbox.open(request)
      let error = await failure { () throws(TransferError) in
        try await mailbox.message(MessageSummary(uid: 4, size: 2))
      }
      #expect(error?.kind == .tooLarge)
      #expect(error?.detail == "5000000 bytes, more than 10000")
      #expect(try await mailbox.messages().count == 2)
    }
  }

  @Test("a server that knows only the command LOGIN gets it, on a new connection")
  func oldLogin() async throws {
    try await serving { command, tag in
      switch command {
      case "CAPABILITY": "* CAPABILITY IMAP4rev1\r\n\(tag) OK\r\n"
      case "LOGIN li s3cret": ""
      case _ where command.hasPrefix("LOGIN"): "\(tag) NO\r\n"
      case _ where command.hasPrefix("ID"): "\(tag) BAD\r\n"
      default: ""
      }
    } to: { request, server in
      try await Mailbox.open(request).close()
      #expect(server.connections == 2)
    }
  }

  @Test("a proxy is asked for the way, and leads to no address inside")
  func proxy() async throws {
    let server = try LoopbackTalk { socket, _ in
      #expect(socket.line() == "CONNECT mail.invalid:143 HTTP/1.1")
      while let line = socket.line(), !line.isEmpty {}
      socket.say("HTTP/1.1 200 go on\r\n\r\n* OK ready\r\n")
      while let line = socket.line() {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        socket.say(Self.usual(words[1], words[0]))
      }
    }
    defer { server.stop() }
    var request = MailboxRequest(url: "imap://mail.invalid/")
    request.credentials = .password(user: "li", password: "s3cret")
    request.allowsPlainText = true
    request.proxy = TransferProxy(url: "http://127.0.0.1:\(server.port)")
    #expect(try await Mailbox.open(request).uidValidity == 7)
    request.url = "imap://10.0.0.1/"
    let error = await failure { () throws(TransferError) in try await Mailbox.open(request) }
    #expect(error?.kind == .privateAddress)
  }

  @Test("a mailbox that is let go ends its thread and its connection")
  func letGo() async throws {
    try await serving { _, _ in
      ""
    } to: { request, server in
      for _ in 0..<3 { _ = try await Mailbox.open(request).count }
      #expect(server.connections == 3)
    }
  }
}
