import Foundation
import LoopbackServer
import TestServers
import Testing
import Transfer

@Suite("SFTP", .serialized, .enabled(if: SSHServer.canRun, SSHServer.needs))
struct SFTPTests {
  private let client = TransferClient()

  private func serving(_ body: (SSHServer) async throws -> Void) async throws {
    try await withServer({ try SSHServer() }, body)
  }

  @Test("a folder is listed by name with sizes and times, and its files come whole")
  func folder() async throws {
    try await serving { server in
      let old = try server.files.write("voice 1\n", to: "b old.csv")
      let date = Date(timeIntervalSince1970: 1_577_934_245)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: old.path)
      try server.files.write("民情", to: "民情 #1%.csv")
      try server.files.write("", to: ".hidden")
      try server.files.write("", to: "folder/within.csv")
      try FileManager.default.createSymbolicLink(
        atPath: server.files.appending(path: "latest.csv").path, withDestinationPath: "b old.csv")
      let folder = server.request("")
      let list = try await client.list(folder, now: Date())
      #expect(list.map(\.name) == ["b old.csv", "latest.csv", "民情 #1%.csv"])
      #expect(list.map(\.size) == [8, nil, 6])
      #expect(list[0].modifiedAt == Date(timeIntervalSince1970: 1_577_923_200))
      let newest = try #require(list[2].modifiedAt)
      #expect(abs(newest.timeIntervalSinceNow) < 86_400)
      var bodies: [[UInt8]] = []
      for file in list { bodies.append(try await client.send(folder.file(file)).body) }
      #expect(bodies == ["voice 1\n", "voice 1\n", "民情"].map { Array($0.utf8) })
    }
  }

  @Test("an empty folder is an empty list")
  func empty() async throws {
    try await serving { server in
      let list = try await client.list(server.request(""), now: Date())
      #expect(list.isEmpty)
    }
  }

  @Test("what is not there is told as such")
  func missing() async throws {
    try await serving { server in
      #expect(await client.failure(of: server.request("a.csv"))?.kind == .notFound)
      #expect(await client.listFailure(of: server.request("a/"))?.kind == .notFound)
    }
  }

  @Test("a host that is not known, or has another key by now, is not trusted")
  func hosts() async throws {
    try await serving { server in
      try server.files.write("a", to: "a.csv")
      var request = server.request("a.csv")
      request.knownHostsFile = nil
      #expect(await client.failure(of: request)?.kind == .untrusted)
      let other = try URL.newFolder("key")
      defer { try? FileManager.default.removeItem(at: other) }
      try SSHServer.makeKey(other.appending(path: "key"))
      let key = try String(contentsOf: other.appending(path: "key.pub"), encoding: .utf8)
      for name in ["[127.0.0.1]:\(server.port)", "[127.0.0.9]:\(server.port)"] {
        request.knownHostsFile = try other.write("\(name) \(key)", to: "known").path
        let error = try #require(await client.failure(of: request))
        #expect(error.kind == .untrusted)
        #expect(!error.isTransient)
      }
      request.knownHostsFile = other.appending(path: "nowhere").path
      #expect(await client.failure(of: request)?.detail == "the file of known hosts cannot be read")
      try Program.run(["ssh-keygen", "-H", "-f", server.knownHosts.path])
      #expect(try await client.send(server.request("a.csv")).body == [97])
    }
  }

  @Test("a key may have a passphrase; the wrong one, another key and a password are refused")
  func keys() async throws {
    try await serving { server in
      try server.files.write("a", to: "a.csv")
      try Program.run(
        ["ssh-keygen", "-q", "-p", "-P", "", "-N", "s3cret", "-f", server.key.path])
      var request = server.request("a.csv")
      func key(_ passphrase: String?, _ file: URL) -> TransferCredentials {
        .key(user: NSUserName(), privateKeyFile: file.path, passphrase: passphrase)
      }
      request.credentials = key("s3cret", server.key)
      #expect(try await client.send(request).body == [97])
      let host = server.key.deletingLastPathComponent().appending(path: "host")
      for credentials in [
        key("wrong", server.key), key(nil, server.key), key(nil, host),
        .password(user: NSUserName(), password: "wrong"),
      ] {
        request.credentials = credentials
        // A connection that was let in before belongs to its user.
        let error = try #require(await TransferClient().failure(of: request))
        #expect(error.kind == .accessDenied)
      }
      request.credentials = key(nil, server.files.appending(path: "no"))
      #expect(await client.failure(of: request)?.detail == "the private key file cannot be read")
    }
  }

  @Test("a file that is cut off is completed by its rest")
  func cut() async throws {
    try await serving { server in
      let text = String(repeating: "0123456789", count: 100_000)
      try server.files.write(text, to: "a.csv")
      let relay = try LoopbackRelay(to: server.port, cutting: 2, after: 400_000)
      defer { relay.stop() }
      try server.trustHost(at: relay.port)
      let response = try await client.send(server.request("a.csv", port: relay.port))
      #expect(response.body == Array(text.utf8))
      #expect(response.bytesOnWire == text.utf8.count)
      #expect(relay.connections == 3)
      var once = server.request("a.csv", port: relay.port)
      once.resumesCut = false
      #expect(try await client.send(once).body == response.body)
    }
  }

  @Test("cut off without end is an error")
  func cutForGood() async throws {
    try await serving { server in
      try server.files.write(String(repeating: "0123456789", count: 100_000), to: "a.csv")
      let relay = try LoopbackRelay(to: server.port, cutting: 9, after: 100_000)
      defer { relay.stop() }
      try server.trustHost(at: relay.port)
      let error = try #require(
        await client.failure(of: server.request("a.csv", port: relay.port)))
      #expect(error.kind == .cutOff)
      #expect(relay.connections == 3)
    }
  }

  @Test("private networks are refused")
  func inside() async throws {
    try await serving { server in
      var request = server.request("")
      request.allowsPrivateNetworks = false
      #expect(await client.listFailure(of: request)?.kind == .privateAddress)
    }
  }
}
