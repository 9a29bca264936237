internal import Feedback

/// E-mail addresses, as far as people write them (RFC 5321 without quoted local parts).
enum EmailAddress {
  private static let longestLocalPart = 64
  private static let longestDomain = 253

  /// The address round an `@`, of which nothing before `floor` is part; nil where there is none.
  static func finding(in bytes: Bytes, at sign: Int, from floor: Int) -> Finding? {
    var start = sign
    let first = max(floor, sign - longestLocalPart)
    while start > first, isLocal(bytes[start - 1]) { start -= 1 }
    let domain = sign + bytes.sign(at: sign).length
    var end = domain
    let last = min(bytes.count, domain + longestDomain)
    while end < last, isDomain(bytes[end]) { end += 1 }
    while end > domain, !bytes[end - 1].isLetter { end -= 1 }
    guard start < sign, bytes.at(end) != UInt8(ascii: "*"), endsInDomain(bytes[domain..<end]) else {
      return nil
    }
    return Finding(kind: .email, range: start..<end)
  }

  /// The address whose `@` is written `(at)` or `[at]`, with its letters at an index; its dots may be
  /// written `(dot)`.
  static func spelled(in bytes: Bytes, at letters: Int, from floor: Int) -> Finding? {
    let open = opening(before: letters, bytes), close = bytes.sign(at: letters + 2)
    guard open < letters, ")]}".utf8.contains(close.value) else { return nil }
    var start = open
    while start > max(floor, open - longestLocalPart), isLocal(bytes[start - 1]) { start -= 1 }
    let domain = letters + 2 + close.length
    var end = domain, dots = 0
    while end < min(bytes.count, domain + longestDomain) {
      if isDomain(bytes[end]) {
        dots += bytes[end] == UInt8(ascii: ".") ? 1 : 0
        end += 1
      } else if let length = dot(in: bytes, at: end) {
        dots += 1
        end += length
      } else {
        break
      }
    }
    while end > domain, !bytes[end - 1].isLetter { end -= 1 }
    guard start < open, dots > 0, end > domain else { return nil }
    return Finding(kind: .email, range: start..<end)
  }

  private static func opening(before letters: Int, _ bytes: Bytes) -> Int {
    if "([{".utf8.contains(bytes.at(letters - 1)) { return letters - 1 }
    return Han.code(bytes, letters - 3) == 0xEFBC88 ? letters - 3 : letters  // （
  }

  private static func dot(in bytes: Bytes, at index: Int) -> Int? {
    guard "([{".utf8.contains(bytes[index]), index + 4 < bytes.count,
      bytes[index + 1] | 0x20 == UInt8(ascii: "d"), bytes[index + 2] | 0x20 == UInt8(ascii: "o"),
      bytes[index + 3] | 0x20 == UInt8(ascii: "t"), ")]}".utf8.contains(bytes[index + 4])
    else { return nil }
    return 5
  }

  private static func endsInDomain(_ domain: Slice<Bytes>) -> Bool {
    guard let dot = domain.lastIndex(of: UInt8(ascii: ".")), dot > domain.startIndex else {
      return false
    }
    let top = domain[(dot + 1)...]
    return top.count >= 2 && top.allSatisfy(\.isLetter)
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "%")
      || byte == UInt8(ascii: "+")
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}

/// Plate numbers of vehicles (GA 36-2018): province, letter, five signs; six for new energy.
enum PlateNumber {
  private static let provinces =
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars.map(\.value)
  private static let fewestDigits = 3
  private static let marks = Han.signs("学警挂港澳")

  /// The plate whose letter stands at an index, behind a wide character; nil where there is none.
  static func finding(in bytes: Bytes, letter: Int) -> Finding? {
    guard provinces.contains(bytes.scalar(at: letter - 3).value) else { return nil }
    var start = letter + bytes.sign(at: letter).length
    if let dot = separator(in: bytes, at: start) { start += dot }
    var index = start, signs = 0, digits = 0
    while case let (sign, length) = bytes.sign(at: index), sign.isDigit || sign.isLetter {
      signs += 1
      digits += sign.isDigit ? 1 : 0
      index += length
    }
    // Of learners, the police and trailers the last of five is a character.
    if signs == 4, marks.contains(Han.code(bytes, index)) { signs = 5 }
    guard (5...6).contains(signs), digits >= fewestDigits, bytes.at(index) != UInt8(ascii: "*")
    else { return nil }
    return Finding(kind: .plateNumber, range: start..<index)
  }

  /// The length of the dot, hyphen or blank behind the letter.
  private static func separator(in bytes: Bytes, at index: Int) -> Int? {
    guard index < bytes.count else { return nil }
    let (scalar, length) = bytes.scalar(at: index)
    return [0xB7, 0x2022, 0x30FB, 0x2E, 0x2D, 0x20].contains(scalar) ? length : nil
  }
}

/// Addresses of the web, in which long numbers name pages.
enum WebAddress {
  private static let longest = 2_000

  /// Whether an index is inside one.
  static func holds(_ index: Int, in bytes: Bytes) -> Bool {
    var start = index
    while start > max(0, index - longest), bytes[start - 1] > 0x20, bytes[start - 1] < 0x80 {
      start -= 1
      if bytes[start] == UInt8(ascii: ":"), bytes.at(start + 1) == UInt8(ascii: "/"),
        bytes.at(start + 2) == UInt8(ascii: "/")
      {
        return true
      }
    }
    return false
  }
}
