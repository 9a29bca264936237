/// What a message may ask of the machine before it is taken apart.
///
/// GMime makes an object of every part and every header, and goes into groups of addresses by
/// recursion: a megabyte that is built for it can take a gigabyte, or the whole stack. What counts is
/// counted here on the lines themselves, without regard to the message's structure.
struct MessageLimits {
  /// Lines that may be boundaries.
  private static let boundaries = 20_000
  /// Lines that may be headers.
  private static let headers = 100_000
  /// Bytes in headers that GMime takes apart.
  private static let structured = 1 << 20
  /// Groups in one header, each in the one before.
  private static let groups = 500

  private var boundaries = 0
  private var headers = 0
  private var structured = 0
  private var groups = 0
  private var isInStructured = false

  /// Why a message is refused; nil where it keeps within the limits.
  static func fault(in message: [UInt8]) -> String? {
    message.withUnsafeBufferPointer { bytes in
      var limits = MessageLimits()
      var start = 0
      while start < bytes.count, limits.fault == nil {
        let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
        limits.count(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        start = end + 1
      }
      return limits.fault
    }
  }

  private var fault: String? {
    if boundaries > Self.boundaries { return "more than \(Self.boundaries) boundaries" }
    if headers > Self.headers { return "more than \(Self.headers) headers" }
    if structured > Self.structured { return "more than 1 MB of addresses and parameters" }
    return groups > Self.groups ? "groups of addresses nested deeper than \(Self.groups)" : nil
  }

  private mutating func count(_ line: UnsafeBufferPointer<UInt8>) {
    let first = line.first ?? .lineFeed
    if first == .space || first == .tab { return countStructured(line) }
    isInStructured = false
    if line.starts(with: "--".utf8) {
      boundaries += 1
    } else if let colon = HeaderBlock.colon(in: line) {
      headers += 1
      isInStructured = Self.isStructured(UnsafeBufferPointer(rebasing: line[..<colon]))
      groups = 0
      countStructured(line)
    }
  }

  private mutating func countStructured(_ line: UnsafeBufferPointer<UInt8>) {
    guard isInStructured else { return }
    structured += line.count
    groups += line.count { $0 == .colon }
  }

  /// The names of headers with addresses or parameters.
  private static let names: Set<String> = [
    "from", "to", "cc", "bcc", "sender", "reply-to", "content-type", "content-disposition",
  ]

  private static func isStructured(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count <= 24 else { return false }
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return names.contains(name.trimmingWhitespace) || name.hasPrefix("resent-")
  }
}
