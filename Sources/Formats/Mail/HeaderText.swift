internal import Foundation

/// What stands in a header, from its bytes to text.
struct HeaderText {
  private let words: EncodedWords

  init(_ charset: MailCharset) {
    words = EncodedWords(charset)
  }

  /// The header's text: encoded words decoded, on one line, trimmed.
  func text(_ value: [UInt8]) -> String {
    let text = words.decoded(value).map { $0.isJSONWhitespace ? UInt8.space : $0 }
    return String(decoding: text.trimmed, as: UTF8.self)
  }

  /// The header as a parser of its grammar reads it: everything that is not ASCII in UTF-8.
  func grammatical(_ value: [UInt8]) -> [UInt8] {
    value.contains { $0 >= 0x80 || $0 == .equals } ? words.inUTF8(value) : value
  }

  /// The bytes of a C string.
  static func bytes(_ text: UnsafePointer<CChar>) -> [UInt8] {
    Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  /// A header's value as it stands in the message, without line breaks and the space around it.
  static func unfolded(_ value: UnsafePointer<CChar>) -> [UInt8] {
    let bytes = bytes(value)
    let isOneLine = !bytes.contains { $0 == .lineFeed || $0 == .carriageReturn }
    let line = isOneLine ? bytes : bytes.filter { $0 != .lineFeed && $0 != .carriageReturn }
    return Array(line.trimmed)
  }
}

extension [UInt8] {
  /// Without white space at both ends.
  var trimmed: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isJSONWhitespace }),
      let last = lastIndex(where: { !$0.isJSONWhitespace })
    else { return [] }
    return self[first...last]
  }
}
