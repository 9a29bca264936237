internal import Crypto

/// The hash by which a payload's content is known: SHA-256, taken piece by piece.
public struct ContentHash: Sendable {
  private var hasher = SHA256()

  /// The hash of no bytes so far.
  public init() {}

  /// Adds the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  /// The 32 bytes of the hash.
  public func finish() -> [UInt8] { Array(hasher.finalize()) }

  /// The hash's first bytes as hexadecimal text, where a few tell one thing from another.
  public func name(bytes: Int) -> String { Hexadecimal.text(Array(finish().prefix(bytes))) }
}
