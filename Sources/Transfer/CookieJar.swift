internal import Synchronization

/// The cookies of requests that belong together, such as a login and what follows it; in memory only.
///
/// A request takes the jar's cookies along when it starts and gives back what it has when it ends;
/// of two at the same time the later end counts.
public final class CookieJar: Sendable {
  /// By domain, path and name: the line as libcurl writes it, in Netscape's format.
  private let cookies = Mutex<[String: String]>([:])

  /// An empty jar.
  public init() {}

  var lines: [String] { cookies.withLock { Array($0.values) } }

  /// Takes in what a transfer ended with, and drops what it began with and has no more.
  func take(_ lines: [String], insteadOf before: [String]) {
    cookies.withLock {
      for line in before { $0[Self.key(line)] = nil }
      for line in lines { $0[Self.key(line)] = line }
    }
  }

  private static func key(_ line: String) -> String {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count > 5 else { return line }
    return [fields[0], fields[2], fields[5]].joined(separator: "\t")
  }
}

extension CookieJar: CustomReflectable {
  /// Nothing of what the cookies say.
  public var customMirror: Mirror { Mirror(self, children: ["cookies": "(hidden)"]) }
}
