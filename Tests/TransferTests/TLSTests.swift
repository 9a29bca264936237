import Foundation
import TestServers
import Testing
import Transfer

@Suite("TLS", .enabled(if: TLSServer.canRun, "needs Linux and openssl"))
struct TLSTests {
  @Test("a certificate of an unknown authority is not trusted, until the authority is named")
  func trust() async throws {
    try await withServer({ try TLSServer() }) { server in
      let client = TransferClient()
      var request = TransferRequest(url: "https://127.0.0.1:\(server.port)/")
      request.allowsPrivateNetworks = true
      let error = try #require(await client.failure(of: request))
      #expect(error.kind == .untrusted)
      #expect(!error.isTransient)
      request.caFile = server.certificate.path
      #expect(try await client.send(request).status == 200)
    }
  }
}

/// `openssl s_server` with a certificate of its own for 127.0.0.1.
private struct TLSServer: TestServer {
  let port: Int
  let certificate: URL
  private let process: ServerProcess

  static var canRun: Bool { TestCertificate.canBeMade }

  init() throws {
    let folder = try URL.newFolder("tls")
    let made = try TestCertificate(in: folder)
    certificate = made.certificate
    let command = "openssl s_server -www -accept 127.0.0.1:0"
    process = try ServerProcess(
      command.split(separator: " ").map(String.init)
        + ["-key", made.key.path, "-cert", made.certificate.path], in: folder)
    // Such as `ACCEPT 127.0.0.1:34843`.
    port = try #require(
      process.line(with: "ACCEPT 127").split(separator: ":").last.flatMap { Int($0) })
  }

  func stop() { process.stop() }
}
