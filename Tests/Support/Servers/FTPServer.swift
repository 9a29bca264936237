package import Foundation
package import Testing

/// pyftpdlib on a free port of 127.0.0.1 with a folder of files, for the user li.
package struct FTPServer: TestServer {
  package static let needs: Comment =
    "needs python3-pyftpdlib, python3-openssl and openssl (Debian)"

  package static var canRun: Bool {
    Program.areThere("/usr/bin/python3", "/usr/bin/openssl")
      && ["pyftpdlib", "OpenSSL"].allSatisfy {
        FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/\($0)")
      }
  }

  package let port: Int
  package let files: URL
  package let certificate: URL
  private let process: ServerProcess

  package init(_ options: [String] = [], hasTLS: Bool = false) throws {
    let folder = try URL.newFolder("ftp")
    files = folder.appending(path: "files")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: false)
    let made = try TestCertificate(in: folder)
    certificate = made.certificate
    let script = URL(filePath: #filePath).appending(path: "../ftp.py")
    let security = hasTLS ? ["--certificate", try made.joined().path] : []
    process = try ServerProcess(
      ["/usr/bin/python3", script.standardized.path, files.path] + security + options, in: folder)
    port = try #require(Int(process.line()))
  }

  package func stop() { process.stop() }
}
