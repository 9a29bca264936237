package import Foundation

/// A certificate for 127.0.0.1 that is its own authority.
package struct TestCertificate {
  package let key: URL
  package let certificate: URL

  package static var canBeMade: Bool { Program.areThere("/usr/bin/openssl") }

  package init(in folder: URL) throws {
    key = folder.appending(path: "key.pem")
    certificate = folder.appending(path: "certificate.pem")
    let request =
      "openssl req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2"
      + " -subj /CN=loopback -addext subjectAltName=IP:127.0.0.1"
    try Program.run(
      request.split(separator: " ").map(String.init)
        + ["-keyout", key.path, "-out", certificate.path])
  }

  /// Key and certificate in one file.
  package func joined() throws -> URL {
    let text = try String(contentsOf: key, encoding: .utf8)
    return try key.deletingLastPathComponent().write(
      text + String(contentsOf: certificate, encoding: .utf8), to: "both.pem")
  }
}
