internal import Synchronization
internal import Transfer

/// The hosts that have asked to be left alone, and for how long.
///
/// A short rest is waited for: all that is sent to the host meanwhile stands in line, and the question is
/// asked again. A long one is for the schedule: nothing more is asked of the host in this run.
final class RestingHosts: Sendable {
  /// The longest rest that is waited for, in seconds.
  static let longestWait = 60.0
  /// How often a question is asked again.
  static let mostRepetitions = 3

  private let client: TransferClient
  private let closed = Mutex<[String: Double]>([:])

  init(_ client: TransferClient) {
    self.client = client
  }

  /// The seconds for which the host wants to be left alone; nil where it may be asked.
  func rest(of host: String) -> Double? { closed.withLock { $0[host] } }

  /// Lets a host rest; whether it may be asked again in this run.
  func rest(_ host: String, seconds: Double) -> Bool {
    guard seconds > Self.longestWait else {
      client.hold(host: host, seconds: seconds)
      return true
    }
    closed.withLock { $0[host] = max($0[host] ?? 0, seconds) }
    return false
  }
}
