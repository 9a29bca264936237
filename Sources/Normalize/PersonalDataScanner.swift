internal import Feedback

/// A piece of personal data in a text: its kind, and the bytes whose letters and digits are starred.
struct Finding: Equatable {
  var kind: PersonalData
  var range: Range<Int>
}

/// One pass over a text's bytes that stops only at digits, `@`, and letters behind a wide character.
struct PersonalDataScanner {
  private let bytes: Bytes
  private var findings: [Finding] = []

  /// What a text holds, in its order, without overlaps.
  static func findings(in bytes: Bytes) -> [Finding] {
    var scanner = PersonalDataScanner(bytes: bytes)
    scanner.run()
    return scanner.findings
  }

  private init(bytes: Bytes) {
    self.bytes = bytes
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x80, byte != 0xEF {
        index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
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
      let floor = findings.last?.range.upperBound ?? 0
      return add(EmailAddress.finding(in: bytes, at: index, from: floor)) ?? index + length
    }
    return index + length
  }

  private mutating func numbers(_ index: Int) -> Int {
    let (digits, end) = DigitRun.extent(of: index, in: bytes)
    guard digits >= PersonalNumber.fewestDigits else { return end }
    findings += PersonalNumber.findings(in: DigitRun.runs(in: index..<end, of: bytes), bytes)
    return end
  }

  private mutating func add(_ finding: Finding?) -> Int? {
    guard let finding else { return nil }
    findings.append(finding)
    return finding.range.upperBound
  }
}
