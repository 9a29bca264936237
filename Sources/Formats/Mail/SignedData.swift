/// The content that a CMS message signs (RFC 5652, 5.1), which S/MIME wraps a mail in. The signature
/// is not checked.
enum SignedData {
  /// The content; nil where the bytes are no signed data, or hold none.
  static func content(_ bytes: [UInt8]) -> [UInt8]? {
    let reader = BERReader(bytes)
    guard let message = reader.element(bytes.indices), message.tag == BERReader.sequence,
      let type = reader.element(message.content), reader.isSignedData(type),
      let wrapped = reader.element(type.end..<message.content.upperBound),
      let data = reader.element(wrapped.content), data.tag == BERReader.sequence,
      let version = reader.element(data.content),
      let digests = reader.element(version.end..<data.content.upperBound),
      let capsule = reader.element(digests.end..<data.content.upperBound),
      let innerType = reader.element(capsule.content),
      let inner = reader.element(innerType.end..<capsule.content.upperBound)
    else { return nil }
    let content = reader.octets(inner.content)
    return content.isEmpty ? nil : content
  }
}

/// Elements of ASN.1 in BER (X.690), with definite and indefinite lengths.
private struct BERReader {
  struct Element {
    var tag: UInt8
    var content: Range<Int>
    /// Behind the element and what ends it.
    var end: Int
  }

  static let sequence: UInt8 = 0x30
  private static let depthLimit = 16
  /// 1.2.840.113549.1.7.2
  private static let signedData: [UInt8] = [
    0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02,
  ]

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func isSignedData(_ type: Element) -> Bool {
    type.tag == 0x06 && bytes[type.content].elementsEqual(Self.signedData)
  }

  /// The element that begins a range; nil where none stands whole in it.
  func element(_ range: Range<Int>, depth: Int = 0) -> Element? {
    guard range.count >= 2, depth < Self.depthLimit else { return nil }
    let tag = bytes[range.lowerBound], first = bytes[range.lowerBound + 1]
    let start = range.lowerBound + 2
    if first == 0x80 { return indefinite(tag, start..<range.upperBound, depth) }
    guard first > 0x80 else { return definite(tag, start, Int(first), range.upperBound) }
    let count = Int(first & 0x7F)
    guard count <= 4, start + count <= range.upperBound else { return nil }
    let length = bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
    return definite(tag, start + count, length, range.upperBound)
  }

  private func definite(_ tag: UInt8, _ start: Int, _ length: Int, _ limit: Int) -> Element? {
    guard start + length <= limit else { return nil }
    return Element(tag: tag, content: start..<(start + length), end: start + length)
  }

  /// An element that two zero bytes end.
  private func indefinite(_ tag: UInt8, _ range: Range<Int>, _ depth: Int) -> Element? {
    var index = range.lowerBound
    while index + 1 < range.upperBound, bytes[index] != 0 || bytes[index + 1] != 0 {
      guard let element = element(index..<range.upperBound, depth: depth + 1) else { return nil }
      index = element.end
    }
    guard index + 1 < range.upperBound else { return nil }
    return Element(tag: tag, content: range.lowerBound..<index, end: index + 2)
  }

  /// The bytes of the octet strings in a range, of which one may consist of several.
  func octets(_ range: Range<Int>, depth: Int = 0) -> [UInt8] {
    var octets: [UInt8] = []
    var index = range.lowerBound
    while let element = element(index..<range.upperBound, depth: depth) {
      switch element.tag {
      case 0x04: octets += bytes[element.content]
      case 0x24: octets += self.octets(element.content, depth: depth + 1)
      default: break
      }
      index = element.end
    }
    return octets
  }
}
