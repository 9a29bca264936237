internal import Feedback

/// Numbers that are telephones only because something says so: `电话84512345`, `call (415) 555-2671`.
enum CuedNumber {
  private static let cues = Han.words("电话 座机 固话 号码 方式 致电 拨打 手机 来电")
  private static let words = [
    "tel", "phone", "telephone", "call", "cell", "mobile", "number", "text", "reach",
  ]
  private static let joints = ["is", "at", "me", "us", "my", "on", "no"]

  /// The telephone number that fills a stretch of seven, eight or ten digits; nil where it is none.
  static func finding(in bytes: Bytes, _ range: Range<Int>, digits count: Int) -> Finding? {
    guard count == 7 || count == 8 || count == 10,
      !"*@".utf8.contains(bytes.at(range.upperBound)), isCued(range.lowerBound, bytes)
    else { return nil }
    let runs = DigitRun.runs(in: range, of: bytes), digits = runs.flatMap(\.digits)
    let shape = runs.map(\.digits.count)
    guard digits[0] >= 2, !isAmount(range.upperBound, bytes) else { return nil }
    if count == 10 {
      let isFree = digits.starts(with: [4, 0, 0]) || digits.starts(with: [8, 0, 0])
      guard [[10], [3, 3, 4], [3, 7]].contains(shape), digits[3] >= 2, !isFree else { return nil }
    } else {
      guard [[7], [8], [3, 4], [4, 4]].contains(shape), !isDate(digits) else { return nil }
    }
    return Finding(kind: .phone, range: range)
  }

  private static func isAmount(_ end: Int, _ bytes: Bytes) -> Bool {
    [0xE58583, 0xE4B887, 0xE4BABF].contains(Han.code(bytes, end))
  }

  private static func isDate(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8 else { return false }
    let number = digits.reduce(0) { $0 * 10 + Int($1) }
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100) != nil
      && (1900...2100).contains(number / 10_000)
  }

  /// Whether a word for a telephone stands before an index, with no more than small words between.
  private static func isCued(_ start: Int, _ bytes: Bytes) -> Bool {
    var index = passed(start, bytes)
    if [0xE698AF, 0xE4B8BA].contains(Han.code(bytes, index - 3)) {  // 是, 为
      index = passed(index - 3, bytes)
    }
    if index >= 6, cues.contains(Han.pair(bytes, index - 6)) { return true }
    for _ in 0..<3 {
      guard bytes.at(index - 1).isLetter else { return false }
      let word = HouseNumber.lowercase(bytes, endingAt: index)
      if words.contains(word) { return true }
      guard joints.contains(word) else { return false }
      index = passed(index - word.utf8.count, bytes)
    }
    return false
  }

  /// Where the text before signs and blanks ends.
  private static func passed(_ start: Int, _ bytes: Bytes) -> Int {
    var index = start
    while index > 0 {
      if " :(.#-".utf8.contains(bytes[index - 1]) {
        index -= 1
      } else if [0xEFBC9A, 0xEFBC88, 0xE38080].contains(Han.code(bytes, index - 3)) {
        index -= 3
      } else {
        break
      }
    }
    return index
  }
}

/// Mobile numbers in Chinese numerals: `一三八零零一三八零零零`.
enum SpelledNumber {
  private static let numerals = Han.signs("〇零一二三四五六七八九幺")
  private static let second = Han.signs("三四五六七八九")

  /// The number that begins at an index, as which `一` or `幺` stands there; its first three stay.
  static func finding(in bytes: Bytes, at index: Int) -> Finding? {
    guard second.contains(Han.code(bytes, index + 3)),
      !numerals.contains(Han.code(bytes, index - 3))
    else { return nil }
    var end = index
    while numerals.contains(Han.code(bytes, end)) { end += 3 }
    return end - index == 33 ? Finding(kind: .phone, range: index + 9..<end) : nil
  }
}
