/// A server on a free port of 127.0.0.1 that talks on each connection as a closure tells it, also
/// wrongly; a connection is cut where the closure returns.
public final class LoopbackTalk: Sendable {
  private let listener: LoopbackListener

  /// Listens until `stop()`; the closure gets the connection and its number, from 1.
  public init(_ talk: @escaping @Sendable (inout LoopbackSocket, Int) -> Void) throws {
    listener = try LoopbackListener()
    listener.start {
      var socket = $0
      talk(&socket, $1)
    }
  }

  /// The port, chosen by the system.
  public var port: UInt16 { listener.port }

  /// How many connections were made so far.
  public var connections: Int { listener.connections }

  /// Stops listening and ends every connection.
  public func stop() { listener.stop() }
}
