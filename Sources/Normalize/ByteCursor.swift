/// A place in ASCII text that moves forward as parts of it are read.
struct ByteCursor {
  /// A run of digits: what it says, and how many digits it has.
  struct Number {
    var value: Int
    var count: Int
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var atEnd: Bool { index == bytes.count }
  /// The next byte; 0 at the end.
  var peek: UInt8 { atEnd ? 0 : bytes[index] }

  /// The last byte of the text before closing dots; 0 where there is none.
  var last: UInt8 { bytes.last { $0 != UInt8(ascii: ".") } ?? 0 }

  mutating func advance() {
    if !atEnd { index += 1 }
  }

  /// Passes every byte that is among the characters.
  mutating func skip(_ characters: StaticString) {
    while !atEnd, characters.holds(peek) { index += 1 }
  }

  /// Takes one byte if it is among the characters.
  mutating func take(anyOf characters: StaticString) -> UInt8? {
    guard !atEnd, characters.holds(peek) else { return nil }
    defer { index += 1 }
    return peek
  }

  /// Takes a run of up to 18 digits.
  mutating func digits() -> Number? {
    var number = Number(value: 0, count: 0)
    while peek.isDigit, number.count < 18 {
      number.value = number.value * 10 + Int(peek - 0x30)
      number.count += 1
      index += 1
    }
    return number.count > 0 ? number : nil
  }

  /// Takes a run of digits of a length; takes nothing where the length is another.
  mutating func number(digits: ClosedRange<Int>) -> Number? {
    let before = index
    if let number = self.digits(), digits.contains(number.count) { return number }
    index = before
    return nil
  }

  /// Takes a run of letters.
  mutating func word() -> ArraySlice<UInt8> {
    let start = index
    while peek.isLetter { index += 1 }
    return bytes[start..<index]
  }

  /// A number's value if it is read by a rule and no such character follows; else takes nothing.
  mutating func ahead(
    _ rule: (inout ByteCursor) -> Number?, unlessBefore characters: StaticString
  ) -> Int? {
    var copy = self
    guard let number = rule(&copy), !characters.holds(copy.peek) else { return nil }
    self = copy
    return number.value
  }

  /// Passes blanks and remarks in brackets: `(CST)`, `[Asia/Shanghai]`.
  mutating func skipRemarks() {
    skip(" ")
    while let open = take(anyOf: "([") {
      let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
      while !atEnd, peek != close { index += 1 }
      advance()
      skip(" ")
    }
  }
}

extension StaticString {
  fileprivate func holds(_ byte: UInt8) -> Bool {
    withUTF8Buffer { $0.contains(byte) }
  }
}
