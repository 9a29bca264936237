public import struct Foundation.Date

/// A message of a mailbox before it is fetched.
public struct MessageSummary: Sendable, Equatable {
  /// Its number within the mailbox's `uidValidity`; later messages have larger ones.
  public var uid: UInt32
  /// In bytes, as the server says.
  public var size: Int
  /// When it reached the mailbox; nil where the server does not say.
  public var receivedAt: Date?

  /// A summary from its parts.
  public init(uid: UInt32, size: Int, receivedAt: Date? = nil) {
    self.uid = uid
    self.size = size
    self.receivedAt = receivedAt
  }
}
