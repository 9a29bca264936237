import Foundation
import LoopbackServer
import TestServers
import Testing
import Transfer

@Suite("A mailbox", .serialized, .enabled(if: MailServer.canRun, MailServer.needs))
struct MailboxTests {
  private static let letter = """
    From: li@example.org
    Subject: =?UTF-8?B?6Lev54Gv?=

    路灯坏了三天。

    """

  private func serving(
    _ settings: String = "", _ body: (MailServer) async throws -> Void
  ) async throws {
    try await withServer({ try MailServer(settings) }, body)
  }

  /// The error with which opening ends.
  private func failure(_ request: MailboxRequest) async -> TransferError? {
    do throws(TransferError) {
      try await Mailbox.open(request).close()
      return nil
    } catch {
      return error
    }
  }

  @Test("is listed and read from a number on, and left as it was")
  func reading() async throws {
    try await serving { server in
      let large = Self.letter + String(repeating: "一二三四五六七八九十\n", count: 50_000)
      try server.fill([Self.letter, large, "Subject: {3}\n\n"])
      let mailbox = try await Mailbox.open(server.request())
      #expect(mailbox.count == 3)
      #expect(mailbox.uidNext == 4)
      #expect(mailbox.uidValidity > 0)
      let summaries = try await mailbox.messages()
      #expect(summaries.map(\.uid) == [1, 2, 3])
      #expect(try #require(summaries[0].receivedAt).timeIntervalSinceNow < 60)
      for (summary, text) in zip(summaries, [Self.letter, large, "Subject: {3}\n\n"]) {
        let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
        #expect(summary.size == bytes.count)
        #expect(try await mailbox.message(summary) == bytes)
      }
      #expect(try await mailbox.messages(from: 2).map(\.uid) == [2, 3])
      #expect(try await mailbox.messages(from: 4).isEmpty)
      await mailbox.close()
      #expect(!server.hasSeenMessages)
      let again = try await Mailbox.open(server.request())
      #expect(again.uidValidity == mailbox.uidValidity)
      #expect(try await again.messages(from: 3) == summaries.suffix(1))
    }
  }

  @Test("may have a name in Chinese, and one with quotation marks")
  func names() async throws {
    try await serving { server in
      try server.fill([Self.letter], folder: "&i8lsQg-")
      let mailbox = try await Mailbox.open(server.request("诉求"))
      #expect(try await mailbox.messages().count == 1)
      for name in ["%22quoted%5C%22", "nowhere"] {
        let error = try #require(await failure(server.request(name)))
        #expect(error.kind == .notFound, "\(error)")
      }
      #expect(await failure(server.request("%0d%0a"))?.kind == .invalidRequest)
    }
  }

  @Test("tells of messages that are too large or gone, and goes on with the others")
  func exceptions() async throws {
    try await serving { server in
      let large = "Subject: large\n\n" + String(repeating: "0123456789\n", count: 2_000)
      try server.fill([large, Self.letter, Self.letter])
      var request = server.request()
      request.limits.bodyBytes = 20_000
      let mailbox = try await Mailbox.open(request)
      let summaries = try await mailbox.messages()
      let first = await #expect(throws: TransferError.self) {
        try await mailbox.message(summaries[0])
      }
      #expect(first?.kind == .tooLarge)
      #expect(first?.detail == "24018 bytes, more than 20000")
      // A server may be wrong about a size.
      let wrong = MessageSummary(uid: 1, size: 1)
      let second = await #expect(throws: TransferError.self) { try await mailbox.message(wrong) }
      #expect(second?.kind == .tooLarge)
      let gone = MessageSummary(uid: 9, size: 1)
      let third = await #expect(throws: TransferError.self) { try await mailbox.message(gone) }
      #expect(third?.kind == .notFound)
      #expect(try await mailbox.message(summaries[2]).count == summaries[2].size)
    }
  }

  @Test("is opened with STARTTLS, and never without TLS unless that is allowed")
  func security() async throws {
    try await serving("ssl = no\ndisable_plaintext_auth = no\n") { server in
      let error = try #require(await failure(server.request(scheme: "imap")))
      #expect(error.kind == .handshakeFailed)
      var request = server.request(scheme: "imap")
      request.allowsPlainText = true
      #expect(await failure(request) == nil)
    }
    try await serving { server in
      #expect(await failure(server.request(scheme: "imap")) == nil)
      for scheme in ["imap", "imaps"] {
        var request = server.request(scheme: scheme)
        request.caFile = nil
        #expect(await failure(request)?.kind == .untrusted)
      }
    }
  }

  @Test("is refused to who has no right to it, and in private networks")
  func refused() async throws {
    try await serving { server in
      var request = server.request()
      request.credentials = .password(user: "li", password: "wr0ng")
      let error = try #require(await failure(request))
      #expect(error.kind == .accessDenied)
      #expect(!"\(error)".contains("wr0ng"))
      request.credentials = .bearer(token: "t0ken")
      #expect(await failure(request)?.kind == .invalidRequest)
      request = server.request()
      request.allowsPrivateNetworks = false
      #expect(await failure(request)?.kind == .privateAddress)
      request.url = "https://127.0.0.1/"
      #expect(await failure(request)?.kind == .invalidRequest)
    }
  }

  @Test("is opened with a token")
  func token() async throws {
    let authority = try Loopback {
      $0.path == "/?token=t0ken"
        ? LoopbackAnswer(
          headers: [("Content-Type", "application/json")], body: Array(#"{"email":"li"}"#.utf8))
        : LoopbackAnswer(status: 401)
    }
    defer { authority.stop() }
    let folder = try URL.newFolder("oauth")
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try folder.write(
      "tokeninfo_url = \(authority.url("/?token="))\nusername_attribute = email\n",
      to: "oauth2.conf")
    let settings = """
      auth_mechanisms = xoauth2 oauthbearer
      passdb oauth {
        driver = oauth2
        mechanisms = xoauth2 oauthbearer
        args = \(file.path)
      }

      """
    try await serving(settings) { server in
      var request = server.request()
      request.credentials = .xoauth2(user: "li", token: "t0ken")
      #expect(await failure(request) == nil)
      request.credentials = .xoauth2(user: "li", token: "an0ther")
      let error = try #require(await failure(request))
      #expect(error.kind == .accessDenied)
      #expect(!"\(error)".contains("an0ther"))
    }
  }

  @Test("serves its callers one by one, and none after it is closed")
  func callers() async throws {
    try await serving { server in
      try server.fill([Self.letter, Self.letter])
      let mailbox = try await Mailbox.open(server.request())
      let summaries = try await mailbox.messages()
      try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<40 {
          group.addTask { try await mailbox.message(summaries[number % 2]).count }
        }
        for try await count in group { #expect(count == summaries[0].size) }
      }
      await mailbox.close()
      await mailbox.close()
      let error = await #expect(throws: TransferError.self) { try await mailbox.messages() }
      #expect(error?.kind == .closed)
    }
  }
}
