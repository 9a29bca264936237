internal import Foundation

/// An internet address in network order: 4 bytes, or 16.
struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
  let bytes: [UInt8]

  /// An IPv4 address that is mapped into IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 address.
  init(bytes: [UInt8]) {
    let isMapped = bytes.count == 16 && bytes.starts(with: Self.mappedPrefix)
    self.bytes = isMapped ? Array(bytes[12...]) : bytes
  }

  /// The address that the text writes; nil where it writes none.
  init?(_ text: String) {
    let isIPv6 = text.utf8.contains(UInt8(ascii: ":"))
    var bytes = [UInt8](repeating: 0, count: isIPv6 ? 16 : 4)
    guard inet_pton(isIPv6 ? AF_INET6 : AF_INET, text, &bytes) == 1 else { return nil }
    self.init(bytes: bytes)
  }

  /// The address as text, for example `127.0.0.1`; empty where it is of no known family.
  var description: String {
    guard bytes.count == 4 || bytes.count == 16 else { return "" }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count))
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether the address is none of the public internet's hosts: IANA's special-purpose registries
  /// (RFC 6890), multicast, and IPv6 forms that lead to such an IPv4 address.
  var isPrivate: Bool {
    bytes.isEmpty || Self.privateRanges.contains { $0.contains(self) }
      || embedded?.isPrivate == true
  }

  /// The IPv4 address to which a translator (64:ff9b::/96) or a 6to4 relay (2002::/16) leads.
  private var embedded: NetworkAddress? {
    guard bytes.count == 16 else { return nil }
    if bytes.starts(with: [0x20, 0x02]) { return NetworkAddress(bytes: Array(bytes[2..<6])) }
    guard bytes.starts(with: Self.translatorPrefix) else { return nil }
    return NetworkAddress(bytes: Array(bytes[12...]))
  }

  private static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xff, 0xff]
  private static let translatorPrefix = [0x00, 0x64, 0xff, 0x9b] + [UInt8](repeating: 0, count: 8)
  private static let privateRanges = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
    "::/96", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
  ].compactMap(NetworkRange.init)
}
