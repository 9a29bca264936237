import LoopbackServer
import Testing

@testable import Transfer

@Suite("Many transfers at a time", .serialized)
struct ConcurrencyTests {
  @Test("200 requests keep to the limit per host and use their connections again")
  func perHost() async throws {
    var options = TransferClientOptions()
    options.connectionsPerHost = 5
    try await serving(options: options) {
      .text($0.path).after(0.002)
    } to: { server, client in
      let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for number in 0..<200 {
          group.addTask { try await client.send(server.request("/\(number)")).body }
        }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(bodies == Set((0..<200).map { Array("/\($0)".utf8) }))
      #expect(server.mostBusy == 5)
      #expect(server.connections == 5)
    }
  }

  @Test("waiting for a turn does not count against the timeout")
  func waiting() async throws {
    var options = TransferClientOptions()
    options.connectionsPerHost = 1
    try await serving(options: options) { _ in
      .text("").after(0.05)
    } to: { server, client in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<12 {
          group.addTask {
            var request = server.request()
            request.limits.totalTimeout = 0.4
            request.limits.connectTimeout = 0.4
            _ = try await client.send(request)
          }
        }
        try await group.waitForAll()
      }
      #expect(server.mostBusy == 1)
    }
  }

  @Test("starts at one host keep their pause, each host its own")
  func pause() async throws {
    var options = TransferClientOptions()
    options.pausePerHost = 0.5
    try await serving(options: options) { _ in
      .text("")
    } to: { server, client in
      let start = ContinuousClock.now
      try await withThrowingTaskGroup(of: Void.self) { group in
        for host in ["127.0.0.1", "localhost"] {
          for _ in 0..<2 {
            group.addTask {
              var request = server.request()
              request.url = request.url.replacing("127.0.0.1", with: host)
              _ = try await client.send(request)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(.now - start >= .milliseconds(500))
    }
  }

  @Test("a host that is held is left alone until its time has come")
  func hold() async throws {
    try await serving { _ in
      .text("")
    } to: { server, client in
      let host = try await client.send(server.request()).host
      client.hold(host: host.uppercased(), seconds: 0.15)
      client.hold(host: "elsewhere.example.org", seconds: 60)
      let start = ContinuousClock.now
      _ = try await client.send(server.request())
      #expect(.now - start >= .milliseconds(150))
      client.hold(host: host, seconds: 60)
      let task = Task { await client.failure(of: server.request())?.kind }
      try await Task.sleep(for: .milliseconds(20))
      task.cancel()
      #expect(await task.value == .cancelled)
      #expect(server.requests.count == 2)
    }
  }

  @Test("a cancelled task ends at once, running or waiting, and frees its place")
  func cancel() async throws {
    var options = TransferClientOptions()
    options.connectionsPerHost = 1
    try await serving(options: options) {
      $0.path == "/slow" ? .text("").after(5) : .text("")
    } to: {
      server, client in
      let start = ContinuousClock.now
      let tasks = (0..<3).map { _ in
        Task { await client.failure(of: server.request("/slow"))?.kind }
      }
      try await Task.sleep(for: .milliseconds(50))
      for task in tasks { task.cancel() }
      for task in tasks { #expect(await task.value == .cancelled) }
      #expect(try await client.send(server.request("/fast")).status == 200)
      #expect(.now - start < .seconds(60))
    }
  }

  @Test("a task that is cancelled before it begins sends nothing")
  func cancelledBefore() async throws {
    try await serving { _ in
      .text("")
    } to: { server, client in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        return await client.failure(of: server.request())?.kind
      }
      task.cancel()
      #expect(await task.value == .cancelled)
      #expect(server.requests.isEmpty)
    }
  }

  @Test("closing ends what runs and waits, and refuses what comes after")
  func close() async throws {
    var options = TransferClientOptions()
    options.connectionsPerHost = 1
    try await serving(options: options) { _ in
      .text("").after(1)
    } to: { server, client in
      let tasks = (0..<3).map { _ in Task { await client.failure(of: server.request())?.kind } }
      try await Task.sleep(for: .milliseconds(50))
      client.close()
      client.close()
      for task in tasks { #expect(await task.value == .closed) }
      #expect(await client.failure(of: server.request())?.kind == .closed)
    }
  }

  @Test("starts, cancels and closes at the same time lose nobody")
  func race() async throws {
    try await serving { _ in
      .text("")
    } to: { server, client in
      let kinds = await withTaskGroup(of: TransferError.Kind?.self) { group in
        for number in 0..<300 {
          group.addTask { await client.failure(of: server.request())?.kind }
          if number == 200 {
            group.addTask {
              client.close(); return nil
            }
          }
          if number == 250 { group.cancelAll() }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(kinds.count == 301)
      #expect(kinds.allSatisfy { [nil, .cancelled, .closed].contains($0) })
    }
  }

  @Test("a client's thread ends, whether it is closed or let go", arguments: [true, false])
  func thread(isClosed: Bool) async throws {
    var client: TransferClient? = TransferClient()
    // What runs on it alone holds the thread once the client is gone.
    weak let thread = client?.engine?.thread
    #expect(thread != nil)
    if isClosed { client?.close() }
    client = nil
    for _ in 0..<50 where thread != nil { try await Task.sleep(for: .milliseconds(10)) }
    #expect(thread == nil)
  }
}
