package import Foundation
package import Testing

/// A server that takes mail on a free port of 127.0.0.1, for the user li with the password s3cret.
package struct SubmissionServer: TestServer {
  package static let needs: Comment = "needs python3 and openssl (Debian)"
  package static var canRun: Bool { Program.areThere("/usr/bin/python3", "/usr/bin/openssl") }

  package let port: Int
  package let certificate: URL
  private let mail: URL
  private let process: ServerProcess

  /// - Parameter options: those of `smtp.py`.
  package init(_ options: [String] = [], hasTLS: Bool = true) throws {
    let folder = try URL.newFolder("smtp")
    mail = folder.appending(path: "mail")
    try FileManager.default.createDirectory(at: mail, withIntermediateDirectories: false)
    let made = try TestCertificate(in: folder)
    certificate = made.certificate
    let script = URL(filePath: #filePath).appending(path: "../smtp.py")
    let security = hasTLS ? ["--certificate", try made.joined().path] : []
    process = try ServerProcess(
      ["/usr/bin/python3", script.standardized.path, mail.path] + security + options, in: folder)
    port = try #require(Int(process.line()))
  }

  package func stop() { process.stop() }

  /// What was accepted, in order, with the envelope in its first lines.
  package func messages() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: mail.path)
      .filter { $0.hasSuffix(".eml") && !$0.hasPrefix(".") }
    let numbers = names.compactMap { Int($0.dropLast(4)) }.sorted()
    return try numbers.map {
      try String(contentsOf: mail.appending(path: "\($0).eml"), encoding: .utf8)
    }
  }
}
