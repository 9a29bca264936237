/// Digits that follow each other without anything between them.
struct DigitRun {
  var range: Range<Int>
  /// What the digits say, each from 0 to 9.
  var digits: [UInt8]

  /// How many digits stand from an index on in runs of which no two are further apart than the
  /// separators of a telephone number, and where they end.
  static func extent(of index: Int, in bytes: Bytes) -> (digits: Int, end: Int) {
    var digits = 0, end = index
    var next: Int? = index
    while let start = next {
      end = start
      while case let (sign, length) = bytes.sign(at: end), sign.isDigit {
        digits += 1
        end += length
      }
      next = beginning(behind: end, in: bytes)
    }
    return (digits, end)
  }

  /// The runs in a range.
  static func runs(in range: Range<Int>, of bytes: Bytes) -> [DigitRun] {
    var runs: [DigitRun] = []
    var index = range.lowerBound, inside = false
    while index < range.upperBound {
      let (sign, length) = bytes.sign(at: index)
      if sign.isDigit {
        if !inside { runs.append(DigitRun(range: index..<index, digits: [])) }
        runs[runs.count - 1].digits.append(sign - 0x30)
        runs[runs.count - 1].range = runs[runs.count - 1].range.lowerBound..<index + length
      }
      inside = sign.isDigit
      index += length
    }
    return runs
  }

  /// Where the next run begins if at most two separators stand before it.
  private static func beginning(behind end: Int, in bytes: Bytes) -> Int? {
    var index = end
    for _ in 0..<2 {
      let (sign, length) = bytes.sign(at: index)
      guard " -)./_".utf8.contains(sign) else { break }
      index += length
    }
    return index > end && bytes.sign(at: index).value.isDigit ? index : nil
  }
}

extension Bytes {
  /// The ASCII character at an index, or the ASCII twin of a full-width character, a dash, or a dot that
  /// separates groups as a dash does;
  /// 0 for any other and outside of the text. Its length is in bytes, at least 1.
  @inline(__always)
  func sign(at index: Int) -> (value: UInt8, length: Int) {
    let byte = at(index)
    if byte < 0x80 { return (byte, 1) }
    let (scalar, length) = scalar(at: index)
    switch scalar {
    case 0xFF01...0xFF5E, 0x3000: return (UInt8(Folding.halfWidth(scalar)), length)
    case 0x2010...0x2015, 0x2212, 0xB7, 0x2022, 0x30FB: return (UInt8(ascii: "-"), length)
    case 0xA0: return (0x20, length)
    default: return (0, length)
    }
  }
}
