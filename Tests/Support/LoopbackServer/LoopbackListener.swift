internal import Foundation
internal import Synchronization

/// Listens on a free port of 127.0.0.1 and gives every connection its own thread.
final class LoopbackListener: Sendable {
  /// Nothing could be bound or listened to.
  struct Failure: Error {}

  private struct State {
    var connections = 0
    var open: Set<Int32> = []
    var isStopped = false
  }

  let port: UInt16
  private let descriptor: Int32
  private let state = Mutex(State())

  init() throws { (descriptor, port) = try Self.listen() }

  var connections: Int { state.withLock { $0.connections } }
  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Has every connection served, with its number from 1, until `stop()`.
  func start(_ serve: @escaping @Sendable (LoopbackSocket, Int) -> Void) {
    Thread.detachNewThread { [self] in acceptAll(serve) }
  }

  /// Stops listening and ends every connection.
  func stop() {
    state.withLock {
      $0.isStopped = true
      for descriptor in $0.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }
  }

  /// Looks up every 20 ms whether to stop: closing a listener does not wake `accept` everywhere.
  private func acceptAll(_ serve: @escaping @Sendable (LoopbackSocket, Int) -> Void) {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while !isStopped {
      guard poll(&poller, 1, 20) > 0 else { continue }
      let connection = accept(descriptor, nil, nil)
      guard connection >= 0 else { continue }
      Thread.detachNewThread { [self] in run(connection, serve) }
    }
    close(descriptor)
  }

  private func run(_ connection: Int32, _ serve: (LoopbackSocket, Int) -> Void) {
    let number = state.withLock {
      $0.open.insert(connection)
      $0.connections += 1
      return $0.connections
    }
    serve(LoopbackSocket(connection), number)
    state.withLock { _ = $0.open.remove(connection) }
    close(connection)
  }

  /// 127.0.0.1 without a port.
  static var address: sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return address
  }

  #if canImport(Darwin)
    static let kind = SOCK_STREAM
  #else
    static let kind = Int32(SOCK_STREAM.rawValue)
  #endif

  /// A port on which nobody listens; outside of the range from which the system gives ports away, so
  /// that nobody gets it before it is used.
  static func freePort() throws -> UInt16 {
    for _ in 0..<100 {
      guard let bound = bind(to: UInt16.random(in: 20_000..<32_000)) else { continue }
      close(bound.descriptor)
      return bound.port
    }
    throw Failure()
  }

  private static func listen() throws -> (descriptor: Int32, port: UInt16) {
    guard let bound = bind(to: 0), Foundation.listen(bound.descriptor, 512) == 0
    else { throw Failure() }
    return bound
  }

  /// Nil where the port is taken; the system chooses one in place of 0.
  private static func bind(to port: UInt16) -> (descriptor: Int32, port: UInt16)? {
    let descriptor = socket(AF_INET, kind, 0)
    var address = Self.address
    address.sin_port = port.bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    if isBound { return (descriptor, UInt16(bigEndian: address.sin_port)) }
    close(descriptor)
    return nil
  }
}
