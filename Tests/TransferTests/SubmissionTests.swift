import Foundation
import TestServers
import Testing
import Transfer

@Suite(
  "mail out", .serialized, .enabled(if: SubmissionServer.canRun, SubmissionServer.needs))
struct SubmissionTests {
  private func submission(_ server: SubmissionServer, scheme: String = "smtp") -> MailSubmission {
    var mail = MailSubmission(
      url: "\(scheme)://127.0.0.1:\(server.port)", sender: "office@example.org",
      recipients: ["li@example.org", "wang@example.org"],
      message: Array("Subject: x\r\n\r\n.begins with a dot\r\n..\r\nend\r\n".utf8))
    mail.credentials = .password(user: "li", password: "s3cret")
    mail.allowsPrivateNetworks = true
    mail.caFile = server.certificate.path
    return mail
  }

  private func submit(_ mail: MailSubmission) async throws {
    let client = TransferClient()
    defer { client.close() }
    try await client.submit(mail)
  }

  private func kind(_ mail: MailSubmission) async -> TransferError? {
    do { try await submit(mail) } catch { return error as? TransferError }
    return nil
  }

  @Test("a message arrives byte for byte, its envelope too", arguments: ["smtp", "smtps"])
  func arrives(scheme: String) async throws {
    try await withServer({ try SubmissionServer(scheme == "smtps" ? ["--implicit"] : []) }) {
      server in
      try await submit(submission(server, scheme: scheme))
      let messages = try server.messages()
      #expect(messages.count == 1)
      #expect(
        messages[0] == """
          X-Sender: <office@example.org>\r
          X-Recipient: <li@example.org>\r
          X-Recipient: <wang@example.org>\r
          Subject: x\r
          \r
          .begins with a dot\r
          ..\r
          end\r

          """)
    }
  }

  @Test("nothing goes out where the server offers no TLS, not even the password")
  func noTLS() async throws {
    try await withServer({ try SubmissionServer(hasTLS: false) }) { server in
      #expect(await kind(submission(server))?.kind == .handshakeFailed)
      let messages = try server.messages()
      #expect(messages == [])
    }
  }

  @Test("a server that nobody vouches for gets nothing")
  func untrusted() async throws {
    try await withServer({ try SubmissionServer() }) { server in
      var mail = submission(server)
      mail.caFile = nil
      #expect(await kind(mail)?.kind == .untrusted)
    }
  }

  @Test("a wrong password, a recipient whom nobody knows and a busy server are told apart")
  func refusals() async throws {
    try await withServer({ try SubmissionServer(["--refuse", "wang@", "--busy", "1"]) }) { server in
      var mail = submission(server)
      mail.credentials = .password(user: "li", password: "guess")
      #expect(await kind(mail)?.kind == .accessDenied)
      mail = submission(server)
      let refusal = await kind(mail)
      #expect(refusal?.kind == .notAccepted)
      #expect(refusal?.isTransient == false)
      #expect(refusal?.description.contains("550 5.1.1 nobody of that name here") == true)
      mail.recipients = ["li@example.org"]
      let busy = await kind(mail)
      #expect(busy?.kind == .refused)
      #expect(busy?.isTransient == true)
      #expect(await kind(mail) == nil)
      let messages = try server.messages()
      #expect(messages.count == 1)
    }
  }

  @Test("a server that hangs up before it answers may have the message: that is an error")
  func cut() async throws {
    try await withServer({ try SubmissionServer(["--cut", "1"]) }) { server in
      #expect(await kind(submission(server))?.isTransient == true)
      let messages = try server.messages()
      #expect(messages.count == 1)
    }
  }

  @Test(
    "an address that would end its place in a command is refused",
    arguments: ["", "li", "li@x>\r\nRCPT TO:<evil@x", "李@example.org", "a b@example.org"])
  func addresses(address: String) async {
    var mail = MailSubmission(
      url: "smtp://127.0.0.1:9", sender: "office@example.org", recipients: [address], message: [])
    mail.allowsPrivateNetworks = true
    #expect(await kind(mail)?.kind == .invalidRequest)
  }
}
