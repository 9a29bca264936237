/// A value in a response of an IMAP server (RFC 3501, 4).
enum IMAPValue: Equatable {
  /// An atom or a number, and what looks like one, such as `BODY[]`.
  case word(String)
  /// A quoted string or a literal.
  case bytes([UInt8])
  /// A literal that was too large to be kept.
  case skipped(size: Int)
  case list([IMAPValue])
  /// `NIL`.
  case none
}

extension IMAPValue {
  /// The text of a word or of bytes in UTF-8.
  var text: String? {
    switch self {
    case .word(let text): text
    case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }

  var number: Int? { text.flatMap { Int($0) } }
}
