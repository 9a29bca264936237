internal import Crypto

/// The link of the history's chain: SHA-256 over the hash before and the event's canonical bytes.
///
/// The canonical bytes are `id`, `at` and `run` (0: none) as 8 bytes each, then the actor's name and
/// account, the kind, the item's public id and `data`, each after its length in 4 bytes; numbers are
/// big-endian.
enum EventHash {
  /// What stands before the first event.
  static let first = [UInt8](repeating: 0, count: 32)

  static func make(
    after previous: [UInt8], id: Int64, at: Int64, actor: ActorIdentity, kind: String,
    item: [UInt8]?, run: Int64?, data: [UInt8]
  ) -> [UInt8] {
    var bytes = previous
    bytes.reserveCapacity(256)
    for number in [id, at, run ?? 0] { append(number, to: &bytes) }
    append(actor.name.utf8, to: &bytes)
    append(actor.account.utf8, to: &bytes)
    append(kind.utf8, to: &bytes)
    append(item ?? [], to: &bytes)
    append(data, to: &bytes)
    return Array(SHA256.hash(data: bytes))
  }

  private static func append(_ part: some Collection<UInt8>, to bytes: inout [UInt8]) {
    append(UInt32(part.count), to: &bytes)
    bytes += part
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
  }
}
