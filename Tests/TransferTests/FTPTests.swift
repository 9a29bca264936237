import Foundation
import LoopbackServer
import TestServers
import Testing
import Transfer

@Suite("FTP", .serialized, .enabled(if: FTPServer.canRun, FTPServer.needs))
struct FTPTests {
  private let client = TransferClient()

  private func serving(
    _ options: [String] = [], hasTLS: Bool = false, _ body: (FTPServer) async throws -> Void
  ) async throws {
    try await withServer({ try FTPServer(options, hasTLS: hasTLS) }, body)
  }

  private func fill(_ files: URL) throws {
    let old = try files.write("voice 1\n", to: "b old.csv")
    let date = Date(timeIntervalSince1970: 1_577_934_245)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: old.path)
    try files.write("民情", to: "民情 #1%.csv")
    try files.write("", to: ".hidden")
    try files.write("", to: "folder/within.csv")
  }

  @Test("a folder is listed by name with sizes and times, and its files come whole")
  func folder() async throws {
    try await serving { server in
      try fill(server.files)
      let folder = server.request("")
      let list = try await client.list(folder, now: Date())
      #expect(list.map(\.name) == ["b old.csv", "民情 #1%.csv"])
      #expect(list.map(\.size) == [8, 6])
      #expect(list[0].modifiedAt == Date(timeIntervalSince1970: 1_577_934_245))
      var bodies: [[UInt8]] = []
      for file in list { bodies.append(try await client.send(folder.file(file)).body) }
      #expect(bodies == ["voice 1\n", "民情"].map { Array($0.utf8) })
      #expect(
        try await client.list(server.request("folder/"), now: Date()).map(\.name) == ["within.csv"])
    }
  }

  @Test("a server that knows no list for machines gives the names alone")
  func names() async throws {
    try await serving(["--without", "MLSD"]) { server in
      #expect(try await client.list(server.request(""), now: Date()).isEmpty)
      try fill(server.files)
      let list = try await client.list(server.request(""), now: Date())
      #expect(list.map(\.name) == ["b old.csv", "folder", "民情 #1%.csv"])
      #expect(list.allSatisfy { $0.size == nil && $0.modifiedAt == nil })
      #expect(await client.listFailure(of: server.request("nowhere/"))?.kind == .notFound)
    }
  }

  @Test("what is not there, and who may not, is told as such")
  func refused() async throws {
    try await serving { server in
      #expect(await client.failure(of: server.request("a.csv"))?.kind == .notFound)
      #expect(await client.listFailure(of: server.request("a/"))?.kind == .notFound)
      #expect(await client.listFailure(of: server.request("a"))?.kind == .invalidRequest)
      var request = server.request("")
      request.credentials = .password(user: "li", password: "wrong")
      let error = try #require(await client.listFailure(of: request))
      #expect(error.kind == .accessDenied)
      #expect(!"\(error)".contains("wrong"))
      request.credentials = .bearer(token: "t0ken")
      #expect(await client.listFailure(of: request)?.kind == .invalidRequest)
      request.allowedProtocols = [.http, .sftp]
      request.credentials = nil
      #expect(await client.listFailure(of: request)?.kind == .protocolNotAllowed)
      request = server.request("")
      request.allowsPrivateNetworks = false
      #expect(await client.listFailure(of: request)?.kind == .privateAddress)
    }
  }

  @Test("a server with too many users may be asked again later")
  func busy() async throws {
    try await serving(["--busy"]) { server in
      let error = try #require(await client.failure(of: server.request("a.csv")))
      #expect(error.kind == .refused)
      #expect(error.isTransient)
    }
  }

  @Test("the address that the server names for the data is left aside")
  func passive() async throws {
    try await serving(["--without", "EPSV", "--masquerade", "127.0.0.9"]) { server in
      try server.files.write("a", to: "a.csv")
      var request = server.request("a.csv")
      request.allowsPrivateNetworks = false
      request.reachableNetworks = [try #require(NetworkRange("127.0.0.1"))]
      #expect(try await client.send(request).body == [97])
    }
  }

  @Test("TLS is spoken from the start or from the login on, by a server that is trusted")
  func secure() async throws {
    for (scheme, options) in [("ftp", []), ("ftps", ["--implicit"])] {
      try await serving(options, hasTLS: true) { server in
        try server.files.write("a", to: "a.csv")
        var request = server.request("", scheme: scheme)
        request.requiresTLS = scheme == "ftp"
        #expect(await client.listFailure(of: request)?.kind == .untrusted)
        request.caFile = server.certificate.path
        let list = try await client.list(request, now: Date())
        #expect(list.map(\.size) == [1])
        #expect(try await client.send(request.file(list[0])).body == [97])
      }
    }
  }

  @Test("no password goes to a server without TLS where TLS is required")
  func insecure() async throws {
    try await serving { server in
      var request = server.request("")
      request.requiresTLS = true
      #expect(await client.listFailure(of: request)?.kind == .handshakeFailed)
    }
  }

  @Test("a file that is cut off is completed by its rest", arguments: [false, true])
  func cut(hasTLS: Bool) async throws {
    try await serving(["--cut", "400000", "--cuts", "3"], hasTLS: hasTLS) { server in
      let text = String(repeating: "0123456789", count: 100_000)
      try server.files.write(text, to: "a.csv")
      var request = server.request("a.csv")
      request.requiresTLS = hasTLS
      request.caFile = server.certificate.path
      var once = request
      once.resumesCut = false
      #expect(await client.failure(of: once)?.kind == .cutOff)
      let response = try await client.send(request)
      #expect(response.body == Array(text.utf8))
      #expect(response.bytesOnWire == text.utf8.count)
    }
  }

  @Test("a file that changes between the cut and the rest is fetched as a whole")
  func changed() async throws {
    try await serving(["--cut", "5", "--then", "a new and longer text"]) { server in
      try server.files.write("0123456789", to: "a.csv")
      let body = try await client.send(server.request("a.csv")).body
      #expect(String(decoding: body, as: UTF8.self) == "a new and longer text")
    }
  }

  @Test("a server that cannot begin within a file ends in the cut")
  func noRest() async throws {
    try await serving(["--cut", "5", "--cuts", "9", "--without", "REST"]) { server in
      try server.files.write("0123456789", to: "a.csv")
      let error = await client.failure(of: server.request("a.csv"))
      #expect(error?.kind == .cutOff, "\(String(describing: error))")
    }
  }
}

extension TransferClient {
  /// The error that a list ends with; nil where there is one.
  func listFailure(of request: TransferRequest) async -> TransferError? {
    do throws(TransferError) {
      _ = try await list(request, now: Date())
      return nil
    } catch {
      return error
    }
  }
}
