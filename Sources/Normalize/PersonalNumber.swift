internal import Feedback

/// Telephone numbers, identity cards and bank cards among runs of digits.
struct PersonalNumber {
  /// The digits of the shortest number that is looked for.
  static let fewestDigits = 11
  private static let mostRuns = 5

  let bytes: Bytes
  let runs: [DigitRun]
  let digits: [UInt8]

  /// The findings in runs that stand close to each other, from the first run on.
  static func findings(in runs: [DigitRun], _ bytes: Bytes) -> [Finding] {
    var findings: [Finding] = []
    var index = 0
    while index < runs.count {
      let number = PersonalNumber(bytes, runs[index...])
      let match = number.match()
      if let match { findings.append(match.finding) }
      index += match?.runs ?? 1
    }
    return findings
  }

  private init(_ bytes: Bytes, _ runs: ArraySlice<DigitRun>) {
    self.bytes = bytes
    self.runs = Array(runs.prefix(Self.mostRuns))
    digits = self.runs.flatMap(\.digits)
  }

  /// A finding and how many runs it takes.
  typealias Match = (finding: Finding, runs: Int)

  private func match() -> Match? {
    guard digits.count >= Self.fewestDigits, bytes.at(start - 1) != UInt8(ascii: "*") else {
      return nil
    }
    return identityCard() ?? bankCard() ?? mobile() ?? landline() ?? international()
  }
}

// MARK: - Telephones

extension PersonalNumber {
  private static let amounts = "元万亿".unicodeScalars.map(\.value)
  private static let mobileShapes = [[11], [3, 4, 4], [3, 8], [7, 4]]
  private static let areaShapes = [
    3: [[3, 8], [3, 4, 4], [11]],
    4: [[4, 7], [4, 8], [4, 4, 4], [4, 3, 4], [11], [12]],
  ]

  /// `13812345678`, `+86 138-1234-5678`, `013812345678`: three digits of the number stay.
  private func mobile() -> Match? {
    let dialled = [[0, 0, 8, 6], [8, 6], [0]].first { digits.starts(with: $0) }?.count ?? 0
    let number = digits.dropFirst(dialled)
    guard number.count >= 11, number.first == 1, (3...9).contains(number[dialled + 1]),
      let count = Self.mobileShapes.lazy.compactMap({ fit($0, behind: dialled) }).first,
      isTelephone(count), !(count == 2 && isDate(number.dropFirst(3)))
    else { return nil }
    return match(.phone, from: dialled + 3, runs: count)
  }

  /// `0731-84512345`, `(010)84512345`, `073184512345`: the area code stays.
  private func landline() -> Match? {
    guard digits[0] == 0, digits[1] > 1 || digits[1] == 1 && digits[2] == 0 else { return nil }
    let area = digits[1] < 3 ? 3 : 4
    guard (2...8).contains(digits[area]),
      let count = Self.areaShapes[area]?.lazy.compactMap({ fit($0) }).first, isTelephone(count)
    else { return nil }
    return match(.phone, from: area, runs: count)
  }

  /// `+1 (415) 555-2671`, `+852 9123 4567` (ITU-T E.164, up to 15 digits): the country code stays.
  private func international() -> Match? {
    guard bytes.at(start - 1) == UInt8(ascii: "+"), digits[0] != 0,
      // China's are read number by number, so that more of them stays.
      !digits.starts(with: [8, 6])
    else { return nil }
    var count = 0, length = 0
    while count < runs.count, length + runs[count].digits.count <= 15 {
      length += runs[count].digits.count
      count += 1
    }
    guard count > 0, length >= Self.fewestDigits, isTelephone(count) else { return nil }
    return match(.phone, from: min(3, runs[0].digits.count), runs: count)
  }

  /// Neither an amount of money nor part of a code such as a hash.
  private func isTelephone(_ count: Int) -> Bool {
    let end = end(count)
    let coded = bytes.at(start - 1).isLetter && bytes.at(end).isLetter
    return !coded && !isAmount(end)
  }

  private func isAmount(_ end: Int) -> Bool {
    var index = end
    if bytes.at(index) == UInt8(ascii: ".") {
      repeat { index += 1 } while bytes.at(index).isDigit
    }
    guard index < bytes.count else { return false }
    return Self.amounts.contains(bytes.scalar(at: index).value)
  }

  /// Whether eight digits are a date, as in `138 20190208`.
  private func isDate(_ digits: ArraySlice<UInt8>) -> Bool {
    let figures = digits.prefix(8).reduce(0) { $0 * 10 + Int($1) }
    return (1900...2100).contains(figures / 10_000)
      && Day(year: figures / 10_000, month: figures / 100 % 100, day: figures % 100) != nil
  }
}

// MARK: - Cards

extension PersonalNumber {
  private static let bankShapes =
    (1...3).reversed().map { [4, 4, 4, 4, $0] } + [[4, 4, 4, 4]] + (16...19).map { [$0] }

  private func identityCard() -> Match? {
    for shape in [[18], [6, 8, 4]] {
      if let count = fit(shape), IdentityCard.isValid(digits.prefix(18)) {
        return match(.identityCard, runs: count)
      }
    }
    for shape in [[17], [6, 8, 3]] {
      guard let count = fit(shape), IdentityCard.isValid(digits.prefix(17) + [10]) else { continue }
      let (sign, length) = bytes.sign(at: end(count))
      if sign | 0x20 == UInt8(ascii: "x") {
        return match(.identityCard, runs: count, and: length)
      }
    }
    guard let count = fit([15]), IdentityCard.isOldForm(digits.prefix(15)) else { return nil }
    return match(.identityCard, runs: count)
  }

  private func bankCard() -> Match? {
    guard [3, 4, 5, 6, 9].contains(digits[0]), !bytes.at(start - 1).isLetter else { return nil }
    for shape in Self.bankShapes {
      guard let count = fit(shape), !bytes.at(end(count)).isLetter,
        Luhn.isValid(digits.prefix(shape.reduce(0, +))), !WebAddress.holds(start, in: bytes)
      else { continue }
      return match(.bankCard, runs: count)
    }
    return nil
  }
}

// MARK: - Shapes

extension PersonalNumber {
  private var start: Int { runs[0].range.lowerBound }

  private func end(_ count: Int) -> Int { runs[count - 1].range.upperBound }

  /// How many runs a shape (the digits of each run) takes, where the runs begin with it behind some
  /// digits and neither a star nor an `@` follows.
  private func fit(_ shape: [Int], behind prefix: Int = 0) -> Int? {
    guard shape.count <= runs.count, runs[0].digits.count == shape[0] + prefix,
      shape.indices.dropFirst().allSatisfy({ runs[$0].digits.count == shape[$0] }),
      !"*@".utf8.contains(bytes.at(end(shape.count)))
    else { return nil }
    return shape.count
  }

  /// What is starred: from a digit of the first run to the end of the last and some bytes more.
  private func match(
    _ kind: PersonalData, from digit: Int = 0, runs count: Int, and more: Int = 0
  ) -> Match {
    var index = start
    var left = digit
    while left > 0 {
      let (sign, length) = bytes.sign(at: index)
      left -= sign.isDigit ? 1 : 0
      index += length
    }
    return (Finding(kind: kind, range: index..<end(count) + more), count)
  }
}
