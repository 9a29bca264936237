internal import Foundation
internal import Synchronization

/// A small HTTP/1.1 server on a free port of 127.0.0.1 that answers as a closure tells it, also
/// wrongly; every connection has its own thread, and stays open until the client or a cut ends it.
public final class Loopback: Sendable {
  /// Nothing could be bound or listened to.
  public struct Failure: Error {}

  private struct State {
    var requests: [LoopbackRequest] = []
    var connections = 0
    var open: Set<Int32> = []
    var busy = 0
    var mostBusy = 0
    var isStopped = false
  }

  /// The port, chosen by the system.
  public let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())
  private let respond: @Sendable (LoopbackRequest) -> LoopbackAnswer

  /// Listens until `stop()`.
  public init(_ respond: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer) throws {
    self.respond = respond
    (listener, port) = try Self.listen()
    Thread.detachNewThread { [self] in acceptAll() }
  }

  /// The URL of a path on the server.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What was asked so far, in the order in which it was heard.
  public var requests: [LoopbackRequest] { state.withLock { $0.requests } }

  /// How many connections were made so far.
  public var connections: Int { state.withLock { $0.connections } }

  /// The most requests that were being answered at the same time.
  public var mostBusy: Int { state.withLock { $0.mostBusy } }

  /// Stops listening and ends every connection.
  public func stop() {
    state.withLock {
      $0.isStopped = true
      for descriptor in $0.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Looks up every 20 ms whether to stop: closing a listener does not wake `accept` everywhere.
  private func acceptAll() {
    var poller = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
    while !isStopped {
      guard poll(&poller, 1, 20) > 0 else { continue }
      let descriptor = accept(listener, nil, nil)
      if descriptor >= 0 { Thread.detachNewThread { [self] in serve(descriptor) } }
    }
    close(listener)
  }

  private func serve(_ descriptor: Int32) {
    let connection = state.withLock {
      $0.open.insert(descriptor)
      $0.connections += 1
      return $0.connections
    }
    var socket = LoopbackSocket(descriptor)
    while !isStopped, let request = socket.request(connection: connection) {
      guard answer(request, on: socket) else { break }
    }
    state.withLock { _ = $0.open.remove(descriptor) }
    close(descriptor)
  }

  private func answer(_ request: LoopbackRequest, on socket: LoopbackSocket) -> Bool {
    state.withLock {
      $0.requests.append(request)
      $0.busy += 1
      $0.mostBusy = max($0.mostBusy, $0.busy)
    }
    defer { state.withLock { $0.busy -= 1 } }
    return socket.say(respond(request))
  }

  private static func listen() throws -> (listener: Int32, port: UInt16) {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    let listener = socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && getsockname(listener, $0, &size) == 0
          && Foundation.listen(listener, 512) == 0
      }
    }
    guard isListening else { throw Failure() }
    return (listener, UInt16(bigEndian: address.sin_port))
  }
}
