internal import Feedback

/// Numbers that lead to a household: `3栋2单元501室`, `Apt 5B`, `住人民路88号`. The road and the estate stay.
///
/// A building or a road's number without a room is where the matter is (`9栋电梯`, `大道76号大排档`), and so
/// evidence: it is masked only where somebody says to live there. Counts, dates and lines stay.
enum HouseNumber {
  private static let mostDigits = 5
  private static let block: UInt32 = 0xE6A08B  // 栋
  private static let blockToo: UInt32 = 0xE5B9A2  // 幢
  private static let storey: UInt32 = 0xE6A5BC  // 楼
  private static let number: UInt32 = 0xE58FB7  // 号
  private static let room: UInt32 = 0xE5AEA4  // 室
  private static let counts = Han.signs("共有约近余建盖达超这另仅只")
  private static let lots = Han.signs("楼房铺栋院")
  private static let roads = Han.signs("路街巷弄村组牌")
  private static let elsewhere = Han.signs("线文令口车站桥门机前后晚早上下中左来开起到至地")
  private static let units = Han.signs("年元万人户个米平多余月层家套块天次日点时分楼")

  /// The number whose last run of digits stands at a place; nil where it is none.
  static func finding(in bytes: Bytes, _ run: Range<Int>, digits: Int, from floor: Int) -> Finding?
  {
    guard digits <= mostDigits else { return nil }
    let start = chain(run.lowerBound, bytes, floor)
    let end = suffix(run.upperBound, bytes)
    let next = Han.code(bytes, end)
    let isNumber =
      isTriple(start, run, bytes)
      || (next == 0 || bytes[end] < 0x80
        ? isRoom(behind: start, bytes, digits, next) || isEnglish(start, end, bytes)
        : isHouse(bytes, start, end, digits, next) || isRoom(behind: start, bytes, digits, next))
    return isNumber ? Finding(kind: .house, range: start..<end) : nil
  }

  private static let numerals = Han.signs("一二三四五六七八九十")

  /// The Chinese numerals before 栋 or 单元, which stands at an index, where a room follows: `三栋二单元501`.
  static func spelled(in bytes: Bytes, before index: Int, from floor: Int) -> Finding? {
    var start = index
    while start - 3 >= max(floor, index - 9), numerals.contains(Han.code(bytes, start - 3)) {
      start -= 3
    }
    guard start < index, !isCount(start, bytes) else { return nil }
    let isOfStair = isStair(index, bytes)
    guard isOfStair || Han.code(bytes, index) == block else { return nil }
    return leadsToRoom(index + (isOfStair ? 6 : 3), bytes)
      ? Finding(kind: .house, range: start..<index) : nil
  }

  /// `3-2-501`, and no date.
  private static func isTriple(_ start: Int, _ run: Range<Int>, _ bytes: Bytes) -> Bool {
    guard start < run.lowerBound else { return false }
    let dashes = bytes[start..<run.upperBound].indices.filter { bytes[$0] == UInt8(ascii: "-") }
    guard dashes.count == 2, (1...2).contains(dashes[0] - start),
      (1...2).contains(dashes[1] - dashes[0] - 1), (3...4).contains(run.count),
      bytes.at(start - 1) != UInt8(ascii: "-"), bytes.at(run.upperBound) != UInt8(ascii: "-")
    else { return false }
    let room = bytes[run].reduce(0) { $0 * 10 + Int($1 & 15) }
    return !(1900...2100).contains(room)
  }

  private static func isHouse(
    _ bytes: Bytes, _ start: Int, _ end: Int, _ digits: Int, _ next: UInt32
  ) -> Bool {
    switch next {
    case block, blockToo:
      digits <= 3 && !isCount(start, bytes) && isHome(start, end + 3, bytes)
    case number: isNumbered(bytes, start, end + 3)
    case room: digits >= 3 && digits <= 4 || isInHouse(start, bytes)
    default:
      digits <= 2 && isStair(end, bytes) && isHome(start, end + 6, bytes)
    }
  }

  /// Whether what `号` ends is a house: `12号楼501`, or `88号` behind a road where somebody lives.
  private static func isNumbered(_ bytes: Bytes, _ start: Int, _ behind: Int) -> Bool {
    let next = Han.code(bytes, behind)
    if isInHouse(start, bytes) { return true }
    if lots.contains(next) {
      return !isCount(start, bytes) && isHome(start, behind + 3, bytes)
    }
    let before = Han.code(bytes, start - 3)
    // 大道, but neither 街道 nor 车道
    let isRoad =
      before == 0xE98193 ? Han.code(bytes, start - 6) == 0xE5A4A7 : roads.contains(before)
    return isRoad && !elsewhere.contains(next) && isHome(start, behind, bytes)
  }

  /// Whether a room follows behind an index, or the sentence has said that somebody lives here.
  private static func isHome(_ start: Int, _ behind: Int, _ bytes: Bytes) -> Bool {
    leadsToRoom(behind, bytes) || isLivedIn(start, bytes)
  }

  /// Whether `2单元501`, `5楼501` or `501室` follows.
  private static func leadsToRoom(_ start: Int, _ bytes: Bytes) -> Bool {
    var index = start
    for _ in 0..<3 {
      var end = index
      while end < index + 12, bytes.at(end).isDigit { end += 1 }
      let digits = end - index
      if digits == 3 || digits == 4 {
        return !units.contains(Han.code(bytes, end)) && bytes.at(end) | 0x20 != UInt8(ascii: "m")
      }
      while end < index + 9, numerals.contains(Han.code(bytes, end)) { end += 3 }
      guard end > index else { return false }
      if isStair(end, bytes) {
        index = end + 6
      } else if [storey, 0xE5B182].contains(Han.code(bytes, end)) {  // 楼, 层
        index = end + 3
      } else {
        return false
      }
    }
    return false
  }

  private static let pauses = Han.signs("。！？；")
  private static let buildings = Han.signs("宅建房户院持")

  /// Whether 住, 址 or 我家 stands before, in the same sentence and not far.
  private static func isLivedIn(_ start: Int, _ bytes: Bytes) -> Bool {
    var index = start
    while index >= 3, start - index < 54 {
      let code = Han.code(bytes, index - 3)
      guard code & 0xC00000 == 0xC00000, code & 0xF00000 == 0xE00000 else {
        index -= 1
        continue
      }
      index -= 3
      if pauses.contains(code) { return false }
      if code == 0xE59D80 { return true }  // 址
      if code == 0xE4BD8F, !buildings.contains(Han.code(bytes, index + 3)) { return true }  // 住
      if code == 0xE68891, Han.code(bytes, index + 3) == 0xE5AEB6 { return true }  // 我家
    }
    return false
  }

  /// Whether 单元 stands at an index.
  @inline(__always)
  private static func isStair(_ index: Int, _ bytes: Bytes) -> Bool {
    Han.code(bytes, index) == 0xE58D95 && Han.code(bytes, index + 3) == 0xE58583
  }

  private static func isCount(_ start: Int, _ bytes: Bytes) -> Bool {
    counts.contains(Han.code(bytes, start - 3))
  }

  /// `3栋501`: a room's number without more.
  private static func isRoom(
    behind start: Int, _ bytes: Bytes, _ digits: Int, _ next: UInt32
  ) -> Bool {
    digits >= 3 && digits <= 4 && isInHouse(start, bytes) && !units.contains(next)
      && bytes.at(start + digits) | 0x20 != UInt8(ascii: "m")
  }

  private static func isInHouse(_ start: Int, _ bytes: Bytes) -> Bool {
    switch Han.code(bytes, start - 3) {
    case block, blockToo: true
    case storey: Han.code(bytes, start - 6) == number
    default: isStair(start - 6, bytes)
    }
  }

  /// Where a chain such as `3-2-501` begins whose last part is known.
  private static func chain(_ start: Int, _ bytes: Bytes, _ floor: Int) -> Int {
    var first = start
    for _ in 0..<2 {
      guard first - 2 >= floor, bytes[first - 1] == UInt8(ascii: "-"), bytes[first - 2].isDigit
      else { return first }
      first -= 2
      while first > floor, bytes[first - 1].isDigit { first -= 1 }
    }
    return first
  }

  /// Behind one letter, as in `5B`, but not that of `105m`.
  private static func suffix(_ end: Int, _ bytes: Bytes) -> Int {
    bytes.at(end).isLetter && bytes.at(end) | 0x20 != UInt8(ascii: "m")
      && !bytes.at(end + 1).isLetter && !bytes.at(end + 1).isDigit ? end + 1 : end
  }

  // MARK: - English

  private static let words = ["apt", "apartment", "unit", "flat", "suite"]
  private static let streets = [
    "road", "rd", "street", "st", "avenue", "ave", "lane", "ln", "drive", "court", "way", "place",
  ]

  private static func isEnglish(_ start: Int, _ end: Int, _ bytes: Bytes) -> Bool {
    var index = start
    if index > 0, bytes[index - 1].isLetter { index -= 1 }  // B5
    while index > 0, " .#".utf8.contains(bytes[index - 1]) { index -= 1 }
    guard index < start, bytes.at(index - 1).isLetter else { return false }
    let word = lowercase(bytes, endingAt: index)
    return words.contains(word) || word == "no" && leadsToStreet(end, bytes)
  }

  /// Whether up to three capitalised words follow, of which the last is a kind of street.
  private static func leadsToStreet(_ end: Int, _ bytes: Bytes) -> Bool {
    var index = end
    for _ in 0..<4 {
      while ", ".utf8.contains(bytes.at(index)) { index += 1 }
      let start = index
      while bytes.at(index).isLetter { index += 1 }
      guard index > start, bytes[start] & 0x20 == 0 else { return false }
      if streets.contains(lowercase(bytes, endingAt: index)) { return true }
    }
    return false
  }

  /// The word of ASCII letters that ends at an index, of up to 12 letters.
  static func lowercase(_ bytes: Bytes, endingAt end: Int) -> String {
    var start = end
    while start > 0, end - start < 12, bytes[start - 1].isLetter { start -= 1 }
    return String(decoding: bytes[start..<end].map { $0 | 0x20 }, as: UTF8.self)
  }
}
