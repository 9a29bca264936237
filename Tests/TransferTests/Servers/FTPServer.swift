import Foundation
import Testing
import Transfer

/// pyftpdlib on a free port of 127.0.0.1 with a folder of files, for the user li.
struct FTPServer: TestServer {
  static let needs: Comment = "needs python3-pyftpdlib, python3-openssl and openssl (Debian)"

  static var canRun: Bool {
    Program.areThere("/usr/bin/python3", "/usr/bin/openssl")
      && ["pyftpdlib", "OpenSSL"].allSatisfy {
        FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/\($0)")
      }
  }

  let port: Int
  let files: URL
  let certificate: URL
  private let process: ServerProcess

  init(_ options: [String] = [], hasTLS: Bool = false) throws {
    let folder = try URL.newFolder("ftp")
    files = folder.appending(path: "files")
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: false)
    let made = try TestCertificate(in: folder)
    certificate = made.certificate
    let script = URL(filePath: #filePath).appending(path: "../../../Support/Servers/ftp.py")
    let security = hasTLS ? ["--certificate", try made.joined().path] : []
    process = try ServerProcess(
      ["/usr/bin/python3", script.standardized.path, files.path] + security + options, in: folder)
    port = try #require(Int(process.line()))
  }

  func stop() { process.stop() }

  func request(_ path: String, scheme: String = "ftp") -> TransferRequest {
    var request = TransferRequest(url: "\(scheme)://127.0.0.1:\(port)/\(path)")
    request.allowedProtocols = [.ftp, .ftps]
    request.allowsPrivateNetworks = true
    request.credentials = .password(user: "li", password: "s3cret")
    request.limits.totalTimeout = 20
    return request
  }
}
