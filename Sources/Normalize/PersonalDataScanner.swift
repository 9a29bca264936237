internal import Feedback

/// A piece of personal data in a text: its kind, and the bytes whose letters and digits are starred.
struct Finding: Equatable {
  var kind: PersonalData
  var range: Range<Int>
}

/// One pass over a text's bytes that stops only at digits, `@`, letters behind a wide character, and the
/// few characters and letters that announce names.
struct PersonalDataScanner {
  private let bytes: Bytes
  /// Whether names and houses are looked for, too.
  private let withNames: Bool
  private var findings: [Finding] = []

  /// What a text holds, in its order, without overlaps.
  static func findings(in bytes: Bytes, withNames: Bool) -> [Finding] {
    var scanner = PersonalDataScanner(bytes: bytes, withNames: withNames)
    scanner.run()
    return scanner.findings
  }

  private init(bytes: Bytes, withNames: Bool) {
    (self.bytes, self.withNames) = (bytes, withNames)
  }

  /// Where what was found last ends.
  private var floor: Int { findings.last?.range.upperBound ?? 0 }

  private mutating func run() {
    let bytes = bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80, byte != 0xEF {
        if byte &- 0xE4 < 3, Self.announcers >> (bytes.at(index + 2) & 63) & 1 == 1 {
          index = wide(index)
        } else {
          index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
      } else if withNames, byte | 0x20 == UInt8(ascii: "m"), !bytes.at(index - 1).isLetter,
        let end = add(EnglishName.finding(in: bytes, at: index))
      {
        index = end
      } else if byte | 0x20 == UInt8(ascii: "a"), bytes.at(index + 1) | 0x20 == UInt8(ascii: "t"),
        let end = add(EmailAddress.spelled(in: bytes, at: index, from: floor))
      {
        index = end
      } else if byte < 0x30 || byte.isLetter && bytes.at(index - 1) < 0x80 {
        index += 1
      } else {
        index = stop(index)
      }
    }
  }

  /// Looks at a character that may begin something; the index from which to go on.
  private mutating func stop(_ index: Int) -> Int {
    let (sign, length) = bytes.sign(at: index)
    if sign.isDigit { return numbers(index) }
    if sign.isLetter, index >= 3, bytes[index - 1] >= 0x80 {
      return add(PlateNumber.finding(in: bytes, letter: index)) ?? index + length
    }
    if sign == UInt8(ascii: "@") {
      return add(EmailAddress.finding(in: bytes, at: index, from: floor)) ?? index + length
    }
    return index + length
  }

  /// The last bytes of the characters at which `wide` looks, a bit each: most are passed by this alone.
  private static let announcers: UInt64 =
    1 << 0x00 | 1 << 0x08 | 1 << 0x0B | 1 << 0x0C | 1 << 0x0D | 1 << 0x15 | 1 << 0x2B | 1 << 0x2F
    | 1 << 0x33 | 1 << 0x3A

  /// Looks at a Chinese character that begins with E4, E5 or E6: only few announce anything.
  private mutating func wide(_ index: Int) -> Int {
    let code = Han.code(bytes, index)
    switch code {
    case 0xE4B880, 0xE5B9BA:  // 一, 幺
      return add(SpelledNumber.finding(in: bytes, at: index)) ?? index + 3
    case 0xE4BABA, 0xE58588, 0xE58FAB, 0xE5908C, 0xE5908D, 0xE5A5B3, 0xE698AF:
      guard withNames, let found = PersonName.finding(in: bytes, at: index),
        found.range.lowerBound >= floor
      else { return index + 3 }
      findings.append(found)
      return max(index + 3, found.range.upperBound)
    case 0xE6A08B, 0xE58D95:  // 栋, 单
      if withNames { _ = add(HouseNumber.spelled(in: bytes, before: index, from: floor)) }
      return index + 3
    default: return index + 3
    }
  }

  private mutating func numbers(_ index: Int) -> Int {
    let (digits, end) = DigitRun.extent(of: index, in: bytes)
    let before = findings.count
    if digits >= PersonalNumber.fewestDigits {
      findings += PersonalNumber.findings(in: DigitRun.runs(in: index..<end, of: bytes), bytes)
    } else if let found = CuedNumber.finding(in: bytes, index..<end, digits: digits) {
      findings.append(found)
    }
    // What stands beside a number is looked at once that is starred.
    if findings.count == before, withNames { houses(index..<end) }
    return end
  }

  private mutating func houses(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      var digits = 0, length = 1
      while index < range.upperBound, case let (sign, width) = bytes.sign(at: index) {
        length = width
        guard sign.isDigit else { break }
        digits += 1
        index += width
      }
      if digits > 0,
        let found = HouseNumber.finding(in: bytes, start..<index, digits: digits, from: floor)
      {
        findings.append(found)
      }
      if index < range.upperBound { index += length }
    }
  }

  private mutating func add(_ finding: Finding?) -> Int? {
    guard let finding else { return nil }
    findings.append(finding)
    return finding.range.upperBound
  }
}
