import Foundation
import TestServers
import Testing

@testable import Fetch

/// Sources on servers of the real kind: what is new comes once, and where it broke off it goes on.
@Suite("Sources on real servers", .serialized)
struct ServersTests {
  @Test(
    "a folder over SFTP gives each file once, and what is new the next time",
    .enabled(if: SSHServer.canRun, SSHServer.needs))
  func sftp() async throws {
    try await withServer({ try SSHServer() }) { server in
      try server.files.write("编号,内容\n1,路灯不亮\n", to: "a.csv")
      try server.files.write("编号,内容\n2,井盖缺失\n", to: "b.csv")
      let source = try source(
        """
        id: register
        url: sftp://127.0.0.1:\(server.port)\(server.files.path)/
        auth: {user: \(NSUserName()), key_file: \(server.key.path)}
        known_hosts: \(server.knownHosts.path)
        allow_private_networks: true
        """)
      let first = try await fetch(source)
      #expect(first.error == nil)
      #expect(first.bodies == ["编号,内容\n1,路灯不亮\n", "编号,内容\n2,井盖缺失\n"])
      let position = try #require(first.position)
      #expect(try await fetch(source, from: position).bodies.isEmpty)
      try server.files.write("编号,内容\n3,公交太少\n", to: "c.csv")
      #expect(try await fetch(source, from: position).bodies == ["编号,内容\n3,公交太少\n"])
    }
  }

  @Test(
    "an SFTP server whose key is not known is refused",
    .enabled(if: SSHServer.canRun, SSHServer.needs))
  func unknownHost() async throws {
    try await withServer({ try SSHServer() }) { server in
      try "".write(to: server.knownHosts, atomically: true, encoding: .utf8)
      let brought = try await fetch(
        try source(
          """
          id: register
          url: sftp://127.0.0.1:\(server.port)\(server.files.path)/
          auth: {user: \(NSUserName()), key_file: \(server.key.path)}
          known_hosts: \(server.knownHosts.path)
          allow_private_networks: true
          """))
      guard case .transfer? = brought.error else {
        Issue.record("ended with \(String(describing: brought.error))")
        return
      }
    }
  }

  @Test(
    "a file over FTP with TLS", .enabled(if: FTPServer.canRun, FTPServer.needs))
  func ftps() async throws {
    try await withServer({ try FTPServer(["--implicit"], hasTLS: true) }) { server in
      try server.files.write("编号,内容\n1,路灯不亮\n", to: "a.csv")
      let brought = try await fetch(
        try source(
          """
          id: register
          url: ftps://127.0.0.1:\(server.port)/a.csv
          auth: {user: li, password: "${FTP_PASSWORD}"}
          ca_file: \(server.certificate.path)
          allow_private_networks: true
          """), environment: ["FTP_PASSWORD": "s3cret"])
      #expect(brought.error == nil)
      #expect(brought.bodies == ["编号,内容\n1,路灯不亮\n"])
    }
  }

  @Test(
    "a mailbox gives all its mail once, read or not, marks none as seen, and then what is new",
    .enabled(if: MailServer.canRun, MailServer.needs))
  func imap() async throws {
    try await withServer({ try MailServer() }) { server in
      try server.fill([Self.mail("路灯不亮"), Self.mail("井盖缺失")])
      let source = try source(
        """
        id: mailbox
        format: mail
        url: imaps://127.0.0.1:\(server.securePort)/INBOX
        auth: {user: li, password: "${MAIL_PASSWORD}"}
        ca_file: \(server.certificate.path)
        allow_private_networks: true
        """)
      let environment = ["MAIL_PASSWORD": "s3cret"]
      let first = try await fetch(source, environment: environment)
      #expect(first.error == nil)
      #expect(first.bodies.count == 2)
      #expect(first.bodies.joined().contains("Subject: 路灯不亮"))
      #expect(!server.hasSeenMessages)
      let position = try #require(first.position)
      #expect(try await fetch(source, from: position, environment: environment).bodies.isEmpty)
      try server.fill([Self.mail("公交太少")], folder: "")
      let next = try await fetch(source, from: position, environment: environment)
      #expect(next.bodies.joined().contains("Subject: 公交太少"))
    }
  }

  private static func mail(_ subject: String) -> String {
    "From: Li <li@example.org>\nSubject: \(subject)\nDate: Mon, 23 Nov 2026 09:00:00 +0800\n\n\(subject)。\n"
  }
}
