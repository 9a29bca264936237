package import Foundation
internal import LoopbackServer
package import Testing

/// Dovecot on free ports of 127.0.0.1 with mailboxes of its own, for the user li.
package struct MailServer: TestServer {
  package static let needs: Comment = "needs dovecot-imapd and openssl (Debian)"
  package static var canRun: Bool { Program.areThere("/usr/sbin/dovecot", "/usr/bin/openssl") }

  package let port: UInt16
  package let securePort: UInt16
  package let certificate: URL
  private let mail: URL
  private let process: ServerProcess

  /// - Parameter settings: More settings, one a line.
  package init(_ settings: String = "") throws {
    let folder = try URL.newFolder("imap")
    let made = try TestCertificate(in: folder)
    certificate = made.certificate
    (port, securePort) = (try Loopback.freePort(), try Loopback.freePort())
    mail = folder.appending(path: "li")
    let file = try folder.write(
      Self.settings(folder, made, port, securePort) + settings, to: "dovecot.conf")
    process = try ServerProcess(["/usr/sbin/dovecot", "-F", "-c", file.path], in: folder)
    try #require(Loopback.listens(at: port))
    try #require(settings.contains("ssl = no") || Loopback.listens(at: securePort))
    try fill([])
  }

  package func stop() { process.stop() }

  /// Delivers messages into a mailbox, which is a folder named in modified UTF-7.
  package func fill(_ messages: [String], folder: String = "") throws {
    let place = folder.isEmpty ? mail : mail.appending(path: "." + folder)
    for name in ["new", "cur", "tmp"] {
      try FileManager.default.createDirectory(
        at: place.appending(path: name), withIntermediateDirectories: true)
    }
    for (number, text) in messages.enumerated() {
      try place.write(
        text.replacing("\n", with: "\r\n"), to: "new/\(1_700_000_000 + number).\(UUID()).loopback")
    }
    // Dovecot reads no mail as root.
    if geteuid() == 0 { try Program.run(["chown", "-R", "dovecot", mail.path]) }
  }

  /// Whether some message carries Maildir's flag for having been seen.
  package var hasSeenMessages: Bool {
    let files =
      FileManager.default.enumerator(atPath: mail.path)?.compactMap { $0 as? String } ?? []
    return files.contains { $0.split(separator: ":2,").dropFirst().last?.contains("S") == true }
  }

  private static func settings(
    _ folder: URL, _ made: TestCertificate, _ port: UInt16, _ securePort: UInt16
  ) -> String {
    let isRoot = geteuid() == 0
    let me = NSUserName()
    let users = isRoot ? "" : "default_login_user = \(me)\ndefault_internal_user = \(me)\n"
    return users + """
      base_dir = \(folder.path)/run
      state_dir = \(folder.path)/run
      log_path = \(folder.path)/log
      protocols = imap
      listen = 127.0.0.1
      ssl = yes
      ssl_cert = <\(made.certificate.path)
      ssl_key = <\(made.key.path)
      auth_mechanisms = plain login
      auth_failure_delay = 0
      mail_location = maildir:\(folder.path)/%u
      mail_fsync = never
      first_valid_uid = 1
      first_valid_gid = 1
      passdb static {
        driver = static
        args = password=s3cret
        mechanisms = plain login
      }
      userdb {
        driver = static
        args = uid=\(isRoot ? "dovecot" : me) gid=\(isRoot ? "dovecot" : "\(getegid())") home=\(folder.path)/%u
      }
      service imap-login {
        chroot =
        inet_listener imap {
          port = \(port)
        }
        inet_listener imaps {
          port = \(securePort)
          ssl = yes
        }
      }
      service anvil {
        chroot =
      }
      service stats {
        chroot =
      }

      """
  }
}
