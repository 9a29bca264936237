/// Finds the encoding of a payload from its first bytes and from what was declared.
struct EncodingGuess {
  /// What the sender declared, in the order in which it is believed.
  var declared: [TextEncoding]

  /// A byte order mark: the encoding and the mark's length.
  static func mark(_ bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (TextEncoding(name: "UTF-32LE"), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (TextEncoding(name: "UTF-32BE"), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return nil
  }

  /// UTF-16 without a mark, which shows by the zero bytes beside its ASCII characters; nil where
  /// there are none.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
    let head = Array(bytes.prefix(4096))
    var even = 0, odd = 0
    for (index, byte) in head.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { even += 1 } else { odd += 1 }
    }
    guard even + odd > 1 else { return nil }
    // A few zero bytes in a text that is UTF-8 otherwise have strayed into it.
    let isFull = (even + odd) * 4 > head.count
    guard isFull || UTF8Evidence(head, isWhole: false).illFormed > 0 else { return nil }
    if odd > 2 * even { return .utf16LittleEndian }
    if even > 2 * odd { return .utf16BigEndian }
    return nil
  }

  /// The encoding that the bytes speak for; nil where they are ASCII so far.
  ///
  /// Chinese text in GB 18030 is never well-formed UTF-8 for long, so UTF-8 is believed wherever most
  /// of what is not ASCII is well-formed, whatever was declared.
  func encoding(for evidence: UTF8Evidence) -> TextEncoding? {
    guard evidence.high > 0 else { return nil }
    if evidence.wellFormed > evidence.illFormed || evidence.illFormed == 0 { return .utf8 }
    if let encoding = declared.first(where: { !$0.isUnicode }) { return encoding }
    return evidence.isolated * 2 > evidence.high ? .western : .gb18030
  }
}
