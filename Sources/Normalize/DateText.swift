/// A date's text in ASCII: full-width characters folded, Chinese words of dates as separators.
enum DateText {
  private static let longest = 80

  /// The text in lower-case ASCII; nil where something stands in it that no date holds.
  static func folded(_ text: String) -> [UInt8]? {
    guard text.utf8.count <= longest else { return nil }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    let fits = text.withBytes { bytes in
      var index = 0
      while index < bytes.count {
        guard let length = fold(bytes, index, into: &folded) else { return false }
        index += length
      }
      return true
    }
    return fits ? trimmed(folded) : nil
  }

  private static func fold(_ bytes: Bytes, _ index: Int, into output: inout [UInt8]) -> Int? {
    let (scalar, length) = bytes.scalar(at: index)
    if let half = UInt8(exactly: Folding.halfWidth(scalar)), half < 0x80 {
      output.append(half &- 0x41 < 26 ? half | 0x20 : half)
      return length
    }
    if scalar == 0xA0 || scalar == 0xFEFF || scalar == 0x202F {
      output.append(UInt8(ascii: " "))
      return length
    }
    guard let (word, separator) = words.first(where: { bytes.holds($0.word, at: index) }) else {
      return nil
    }
    output.append(contentsOf: separator)
    return word.count
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let blank = { (byte: UInt8) in byte <= 0x20 }
    guard let first = bytes.firstIndex(where: { !blank($0) }),
      let last = bytes.lastIndex(where: { !blank($0) })
    else { return [] }
    return Array(bytes[first...last])
  }

  private static let words: [(word: [UInt8], separator: [UInt8])] = [
    ("年", "-"), ("月", "-"), ("日", " "), ("号", " "), ("时", ":"), ("時", ":"), ("点", ":"),
    ("分", ":"), ("秒", " "), ("上午", " am "), ("凌晨", " am "), ("早上", " am "), ("下午", " pm "),
    ("晚上", " pm "), ("傍晚", " pm "), ("星期一", " "), ("星期二", " "), ("星期三", " "),
    ("星期四", " "), ("星期五", " "), ("星期六", " "), ("星期日", " "), ("星期天", " "), ("周一", " "),
    ("周二", " "), ("周三", " "), ("周四", " "), ("周五", " "), ("周六", " "), ("周日", " "),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
}

extension Bytes {
  fileprivate func holds(_ word: [UInt8], at index: Int) -> Bool {
    index + word.count <= count && word.indices.allSatisfy { self[index + $0] == word[$0] }
  }
}
