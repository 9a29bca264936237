import Foundation
import Testing
import Transfer

@Suite("TLS", .enabled(if: TLSServer.canRun, "needs Linux and openssl"))
struct TLSTests {
  @Test("a certificate of an unknown authority is not trusted, until the authority is named")
  func trust() async throws {
    let server = try TLSServer()
    defer { server.stop() }
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

/// `openssl s_server` with a certificate of its own for 127.0.0.1.
private struct TLSServer {
  let port: Int
  let certificate: URL
  private let folder: URL
  private let process: Process

  static var canRun: Bool {
    #if os(Linux)
      FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")
    #else
      false
    #endif
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    certificate = folder.appending(path: "certificate.pem")
    let key = folder.appending(path: "key.pem").path
    let making = try Self.run(
      "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2 -subj /CN=loopback"
        + " -addext subjectAltName=IP:127.0.0.1 -keyout \(key) -out \(certificate.path)"
    ).process
    making.waitUntilExit()
    let serving = try Self.run(
      "s_server -www -accept 127.0.0.1:0 -key \(key) -cert \(certificate.path)")
    process = serving.process
    port = try #require(Self.port(in: serving.output))
  }

  func stop() {
    // Not terminate(): a child can inherit a signal mask that keeps SIGTERM from it.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  private static func run(_ arguments: String) throws -> (process: Process, output: FileHandle) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments.split(separator: " ").map(String.init)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, output.fileHandleForReading)
  }

  /// The port of the line `ACCEPT 127.0.0.1:34843`.
  private static func port(in output: FileHandle) -> Int? {
    var text = ""
    while !text.hasSuffix("\n") || !text.contains("ACCEPT ") {
      let more = output.availableData
      if more.isEmpty { return nil }
      text += String(decoding: more, as: UTF8.self)
    }
    return text.split(whereSeparator: \.isNewline).last?.split(separator: ":").last.flatMap {
      Int($0)
    }
  }
}
