package import Foundation
internal import LoopbackServer
package import Testing

/// OpenSSH's sshd on a free port of 127.0.0.1 with keys of its own, for the user who runs the tests.
package struct SSHServer: TestServer {
  package static let needs: Comment = "needs openssh-server (Debian)"
  package static var canRun: Bool { Program.areThere("/usr/sbin/sshd", "/usr/bin/ssh-keygen") }

  package let port: UInt16
  package let files: URL
  private let process: ServerProcess

  private var folder: URL { process.folder }
  package var key: URL { folder.appending(path: "user") }
  package var knownHosts: URL { folder.appending(path: "known_hosts") }

  package init() throws {
    let folder = try URL.newFolder("ssh")
    files = folder.appending(path: "files")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: false)
    try Self.makeKey(folder.appending(path: "host"))
    try Self.makeKey(folder.appending(path: "user"))
    port = try Loopback.freePort()
    // sshd wants it when it is root, whether it uses it or not.
    if geteuid() == 0 { mkdir("/run/sshd", 0o755) }
    let settings = try folder.write(Self.settings(folder, port), to: "sshd_config")
    process = try ServerProcess(["/usr/sbin/sshd", "-D", "-e", "-f", settings.path], in: folder)
    try #require(Loopback.listens(at: port))
    try trustHost(at: port)
  }

  package func stop() { process.stop() }

  /// Makes a pair of Ed25519 keys, the public one with `.pub` behind its name.
  package static func makeKey(_ file: URL, passphrase: String = "") throws {
    try Program.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-f", file.path])
  }

  private static func settings(_ folder: URL, _ port: UInt16) -> String {
    """
    Port \(port)
    ListenAddress 127.0.0.1
    HostKey \(folder.path)/host
    AuthorizedKeysFile \(folder.path)/user.pub
    PidFile none
    UsePAM no
    StrictModes no
    MaxStartups 100
    Subsystem sftp internal-sftp

    """
  }

  /// Names the server's key as that of a port.
  package func trustHost(at port: UInt16) throws {
    let key = try String(contentsOf: folder.appending(path: "host.pub"), encoding: .utf8)
    try folder.write("[127.0.0.1]:\(port) \(key)", to: "known_hosts")
  }
}
