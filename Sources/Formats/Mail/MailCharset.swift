/// Text out of the bytes of a mail, whatever label stands on them.
///
/// UTF-8 shows itself, so its label adds nothing: text labelled as ASCII or UTF-8 that is neither is
/// read by its content, as GB 18030 where it looks double-byte and as Windows-1252 where not. Another
/// label is believed, unless the bytes say plainly that they are UTF-8.
struct MailCharset {
  /// The encoding that a person named: it holds against every label.
  var forced: TextEncoding?
  /// The label on the message's own text, which stands for text that has none.
  var fallback: String?
  private let decoders = MailDecoders()

  init(forced: TextEncoding? = nil) {
    self.forced = forced
  }

  /// The bytes in UTF-8, without a byte order mark.
  func utf8(_ bytes: [UInt8], label: String?) -> [UInt8] {
    if let mark = EncodingGuess.mark(bytes) {
      return decoders.decoded(Array(bytes.dropFirst(mark.length)), mark.encoding)
    }
    return decoders.decoded(bytes, encoding(of: bytes, label: label))
  }

  /// The text of the bytes; what is not well-formed becomes U+FFFD.
  func text(_ bytes: [UInt8], label: String?) -> String {
    String(decoding: utf8(bytes, label: label), as: UTF8.self)
  }

  private func encoding(of bytes: [UInt8], label: String?) -> TextEncoding {
    if let forced { return forced }
    let declared = (label ?? fallback).flatMap(decoders.encoding)
    if let declared, declared.isSevenBit { return declared }
    // A subject in UTF-8 that was cut to a length may end inside a character.
    let evidence = UTF8Evidence(bytes, isWhole: declared != .utf8)
    if let declared, !declared.isUnicode, !evidence.outweighs(declared) { return declared }
    if let wide = EncodingGuess.unmarkedUTF16(bytes) { return wide }
    if let declared, declared.unit > 1, evidence.illFormed > 0 { return declared }
    return EncodingGuess(declared: []).encoding(for: evidence) ?? .utf8
  }
}

extension TextEncoding {
  /// True for encodings that write other characters with ASCII's bytes.
  fileprivate var isSevenBit: Bool { name.hasPrefix("ISO-2022-") || name == "UTF-7" }
}

extension UTF8Evidence {
  /// True where the bytes cannot well be of the encoding that was declared.
  ///
  /// A short word of GBK may happen to be well-formed UTF-8, but then hardly ever as characters of
  /// three bytes, which Chinese in UTF-8 is made of; text of one byte a character does not go without
  /// ASCII on either side of it for long.
  fileprivate func outweighs(_ declared: TextEncoding) -> Bool {
    if high > 0, illFormed == 0 { return high == wellFormed * 3 || wellFormed >= 8 }
    return declared == .western && high >= 8 && isolated == 0
  }
}
