public import struct Foundation.Date

/// What the use cases may know of the world outside: they read no clock and no environment by
/// themselves.
public struct Surroundings: Sendable {
  /// The present moment.
  public var now: @Sendable () -> Date
  public var environment: [String: String]
  /// Who acts: `--as`, or the account.
  public var actor: String
  /// The operating system's account.
  public var account: String
  /// The host's name and this process's id, for the lock.
  public var host: String
  public var process: Int32
  /// The program's version.
  public var version: String

  /// Surroundings from their parts.
  public init(
    now: @escaping @Sendable () -> Date, environment: [String: String], actor: String,
    account: String, host: String, process: Int32, version: String
  ) {
    self.now = now
    self.environment = environment
    self.actor = actor
    self.account = account
    self.host = host
    self.process = process
    self.version = version
  }
}
