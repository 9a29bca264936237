/// The encoded words in a header, `=?charset?b?text?=` (RFC 2047), as mailers write them: also inside
/// quotes, without spaces around, and with a character divided between two of them.
struct EncodedWords {
  private let charset: MailCharset

  init(_ charset: MailCharset) {
    self.charset = charset
  }

  /// The header as text in UTF-8.
  func decoded(_ value: [UInt8]) -> [UInt8] {
    rewritten(value) { $0 }
  }

  /// The header with each run of encoded words as one in UTF-8, so that its commas and quotes stay
  /// hidden from a parser that follows.
  func inUTF8(_ value: [UInt8]) -> [UInt8] {
    rewritten(value) { Array("=?utf-8?B?".utf8) + Base64.encoded($0) + Array("?=".utf8) }
  }

  private func rewritten(_ value: [UInt8], _ write: ([UInt8]) -> [UInt8]) -> [UInt8] {
    guard var word = EncodedWord(in: value, from: 0) else {
      return charset.utf8(value, label: nil)
    }
    var output: [UInt8] = []
    var copied = 0
    while true {
      output += charset.utf8(Array(value[copied..<word.range.lowerBound]), label: nil)
      var run = [word]
      var next = EncodedWord(in: value, from: word.range.upperBound)
      while let following = next, Self.areNeighbours(run[run.count - 1], following, value) {
        run.append(following)
        next = EncodedWord(in: value, from: following.range.upperBound)
      }
      output += write(text(run))
      copied = run[run.count - 1].range.upperBound
      guard let next else { break }
      word = next
    }
    return output + charset.utf8(Array(value[copied...]), label: nil)
  }

  /// White space between two encoded words belongs to neither.
  private static func areNeighbours(
    _ word: EncodedWord, _ next: EncodedWord, _ value: [UInt8]
  ) -> Bool {
    value[word.range.upperBound..<next.range.lowerBound].allSatisfy(\.isJSONWhitespace)
  }

  /// The text of words that follow each other; those of one charset are decoded together.
  private func text(_ run: [EncodedWord]) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    while start < run.count {
      let end = run[start...].firstIndex { $0.charset != run[start].charset } ?? run.count
      text += charset.utf8(EncodedWord.content(run[start..<end]), label: run[start].charset)
      start = end
    }
    return text
  }
}

/// One encoded word.
struct EncodedWord {
  /// The label, in lower case, without the language that RFC 2231 adds to it.
  let charset: String
  let range: Range<Int>
  private let isBase64: Bool
  private let text: ArraySlice<UInt8>
  /// Longer ones are none: RFC 2047 allows 75, and the longest met are a few hundred.
  private static let longest = 4096

  /// The first word at or after an index.
  init?(in value: [UInt8], from start: Int) {
    var index = start
    while let opening = value[index...].firstIndex(of: .equals) {
      if let word = EncodedWord(in: value, at: opening) {
        self = word
        return
      }
      index = opening + 1
    }
    return nil
  }

  private init?(in value: [UInt8], at start: Int) {
    let mark = UInt8(ascii: "?")
    guard start + 1 < value.count, value[start + 1] == mark,
      let label = value[(start + 2)...].prefix(64).firstIndex(of: mark), label + 2 < value.count,
      value[label + 2] == mark, label > start + 2
    else { return nil }
    let method = value[label + 1] | 0x20
    guard method == UInt8(ascii: "b") || method == UInt8(ascii: "q") else { return nil }
    var end = label + 3
    let limit = min(value.count - 1, start + Self.longest)
    while end < limit, value[end] != mark || value[end + 1] != .equals { end += 1 }
    guard end < limit else { return nil }
    let name = value[(start + 2)..<label].prefix { $0 != UInt8(ascii: "*") }
    charset = String(decoding: name, as: UTF8.self).lowercased()
    isBase64 = method == UInt8(ascii: "b")
    text = value[(label + 3)..<end]
    range = start..<(end + 2)
  }

  /// The bytes of words together: a group of Base64 may be divided between two as well.
  static func content(_ words: ArraySlice<EncodedWord>) -> [UInt8] {
    var content: [UInt8] = []
    var base64: [UInt8] = []
    for word in words {
      if word.isBase64 {
        base64 += word.text
      } else {
        content += Base64.decoded(base64) + QuotedPrintable.decoded(word.text, inWord: true)
        base64 = []
      }
    }
    return content + Base64.decoded(base64)
  }
}
