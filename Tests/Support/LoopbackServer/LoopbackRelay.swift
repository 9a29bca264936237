internal import Foundation
internal import Synchronization

/// Passes connections on to another port of 127.0.0.1, and cuts the first of them.
public final class LoopbackRelay: Sendable {
  private let listener: LoopbackListener
  private let target: UInt16

  /// Relays until `stop()`; so many of the connections end after so many bytes from the server.
  public init(to target: UInt16, cutting cuts: Int = 0, after bytes: Int = 0) throws {
    listener = try LoopbackListener()
    self.target = target
    listener.start { [self] in relay($0, bytes: $1 <= cuts ? bytes : .max) }
  }

  /// The port, chosen by the system.
  public var port: UInt16 { listener.port }

  /// How many connections were made so far.
  public var connections: Int { listener.connections }

  /// Stops listening and ends every connection.
  public func stop() { listener.stop() }

  private func relay(_ client: LoopbackSocket, bytes: Int) {
    guard let server = LoopbackSocket(connectedTo: target) else { return }
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      Self.pump(client, to: server, most: .max)
      shutdown(server.descriptor, Int32(SHUT_RDWR))
      ended.signal()
    }
    Self.pump(server, to: client, most: bytes)
    for socket in [client, server] { shutdown(socket.descriptor, Int32(SHUT_RDWR)) }
    ended.wait()
    close(server.descriptor)
  }

  private static func pump(_ source: LoopbackSocket, to sink: LoopbackSocket, most: Int) {
    var source = source
    var left = most
    while left > 0, let bytes = source.something(), sink.send(Array(bytes.prefix(left))) {
      left -= bytes.count
    }
  }
}

extension Loopback {
  /// A port of 127.0.0.1 on which nobody listens.
  public static func freePort() throws -> UInt16 { try LoopbackListener.freePort() }

  /// Whether somebody listens at the port by the end of so many seconds.
  public static func listens(at port: UInt16, within seconds: Double = 10) -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      if let socket = LoopbackSocket(connectedTo: port) {
        close(socket.descriptor)
        return true
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }
}
