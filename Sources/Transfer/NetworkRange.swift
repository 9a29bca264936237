/// A range of internet addresses in CIDR notation (RFC 4632, RFC 4291), for example `10.20.0.0/16`.
public struct NetworkRange: Sendable, Hashable, LosslessStringConvertible {
  /// The range as it was written.
  public let description: String
  private let base: NetworkAddress
  private let length: Int

  /// The range that the text names, a single address included; nil where it names none.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let base = NetworkAddress(String(parts[0])) else { return nil }
    let most = base.bytes.count * 8
    guard let length = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(length)
    else { return nil }
    self.description = description
    self.base = base
    self.length = length
  }

  func contains(_ address: NetworkAddress) -> Bool {
    guard address.bytes.count == base.bytes.count else { return false }
    return zip(address.bytes, base.bytes).enumerated().allSatisfy { index, pair in
      let bits = min(8, max(0, length - index * 8))
      return (pair.0 ^ pair.1) >> (8 - bits) == 0
    }
  }
}
