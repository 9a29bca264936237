internal import Synchronization

/// A small HTTP/1.1 server on a free port of 127.0.0.1 that answers as a closure tells it, also
/// wrongly; every connection has its own thread, and stays open until the client or a cut ends it.
public final class Loopback: Sendable {
  private struct State {
    var requests: [LoopbackRequest] = []
    var busy = 0
    var mostBusy = 0
  }

  private let listener: LoopbackListener
  private let state = Mutex(State())
  private let respond: @Sendable (LoopbackRequest) -> LoopbackAnswer

  /// Listens until `stop()`.
  public init(_ respond: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer) throws {
    self.respond = respond
    listener = try LoopbackListener()
    listener.start { [self] in serve($0, connection: $1) }
  }

  /// The port, chosen by the system.
  public var port: UInt16 { listener.port }

  /// The URL of a path on the server.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// What was asked so far, in the order in which it was heard.
  public var requests: [LoopbackRequest] { state.withLock { $0.requests } }

  /// How many connections were made so far.
  public var connections: Int { listener.connections }

  /// The most requests that were being answered at the same time.
  public var mostBusy: Int { state.withLock { $0.mostBusy } }

  /// Stops listening and ends every connection.
  public func stop() { listener.stop() }

  private func serve(_ socket: LoopbackSocket, connection: Int) {
    var socket = socket
    while !listener.isStopped, let request = socket.request(connection: connection) {
      guard answer(request, on: socket) else { break }
    }
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
}
