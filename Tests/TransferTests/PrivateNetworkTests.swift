import LoopbackServer
import Testing

@testable import Transfer

@Suite("Private networks")
struct PrivateNetworkTests {
  @Test("are refused, by address and by name, before anything is sent")
  func refused() async throws {
    try await serving { _ in
      .text("inside")
    } to: { server, client in
      for host in ["127.0.0.1", "localhost", "2130706433", "0"] {
        let error = try #require(
          await client.failure(of: TransferRequest(url: "http://\(host):\(server.port)/")))
        #expect(error.kind == .privateAddress, "\(host)")
        #expect(!error.isTransient)
      }
      #expect(server.connections == 0)
    }
  }

  @Test("are refused as the target of a redirect")
  func redirect() async throws {
    try await serving { _ in
      .redirect(to: "http://127.0.0.2:9/inside")
    } to: { server, client in
      var request = TransferRequest(url: server.url("/"))
      request.reachableNetworks = [try #require(NetworkRange("127.0.0.1"))]
      let error = try #require(await client.failure(of: request))
      #expect(error.kind == .privateAddress)
      #expect(error.detail == "127.0.0.2")
      #expect(error.place == server.url("/") + " redirected to http://127.0.0.2:9/inside")
    }
  }

  @Test("are refused on a connection that another request was allowed to make")
  func reuse() async throws {
    try await serving { _ in
      .text("inside")
    } to: { server, client in
      _ = try await client.send(server.request())
      let error = await client.failure(of: TransferRequest(url: server.url("/")))
      #expect(error?.kind == .privateAddress)
      #expect(server.requests.count == 1)
    }
  }

  @Test("are reached within the ranges that a request names")
  func reachable() async throws {
    try await serving { _ in
      .text("inside")
    } to: { server, client in
      var request = TransferRequest(url: server.url("/"))
      request.reachableNetworks = [try #require(NetworkRange("127.0.0.0/8"))]
      #expect(try await client.send(request).status == 200)
    }
  }

  @Test(
    "hold these addresses",
    arguments: [
      "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255",
      "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "224.0.0.1",
      "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "fc00::1", "fd12::1",
      "fe80::1", "fec0::1", "ff02::1", "64:ff9b::a00:1", "2002:7f00:1::",
    ])
  func holds(text: String) throws {
    #expect(try #require(NetworkAddress(text)).isPrivate)
  }

  @Test(
    "do not hold these",
    arguments: [
      "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
      "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.5.5.5", "::ffff:8.8.8.8",
      "2400:3200::1", "64:ff9b::808:808", "2002:808:808::",
    ])
  func doesNotHold(text: String) throws {
    #expect(try !#require(NetworkAddress(text)).isPrivate)
  }

  @Test(
    "a range holds what its prefix says",
    arguments: [
      ("10.20.0.0/16", "10.20.255.1", true), ("10.20.0.0/16", "10.21.0.0", false),
      ("10.20.0.0/15", "10.21.0.0", true), ("0.0.0.0/0", "9.9.9.9", true),
      ("0.0.0.0/0", "::1", false), ("10.0.0.1", "10.0.0.1", true), ("10.0.0.1", "10.0.0.2", false),
      ("fd00::/9", "fd7f::1", true), ("fd00::/9", "fd80::1", false),
    ])
  func range(text: String, address: String, isWithin: Bool) throws {
    let range = try #require(NetworkRange(text))
    #expect(range.contains(try #require(NetworkAddress(address))) == isWithin)
    #expect("\(range)" == text)
  }

  @Test("no range", arguments: ["", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/9", "a/8"])
  func noRange(text: String) { #expect(NetworkRange(text) == nil) }
}
