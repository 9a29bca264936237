internal import Crypto

/// An item's id that is unique across offices, so that stores can be merged: the first 16 bytes of
/// SHA-256 over the office, the source and the item's identity there.
enum PublicID {
  /// - Parameters:
  ///   - externalID: the source's own id; nil: the fingerprint stands for it.
  static func make(
    office: String, source: String, externalID: String?, fingerprint: [UInt8]
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(96)
    bytes += office.utf8
    bytes.append(0)
    bytes += source.utf8
    bytes.append(0)
    if let externalID {
      bytes.append(0x65)
      bytes += externalID.utf8
    } else {
      bytes.append(0x66)
      bytes += fingerprint
    }
    return Array(SHA256.hash(data: bytes).prefix(16))
  }
}
