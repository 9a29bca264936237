internal import Foundation

/// Text as the queue keeps it: NFC, without control and zero-width characters, one space between
/// words, no space around line breaks and at most two of them in a row, trimmed.
enum PlainText {
  /// The text in that form; full-width characters stay as they are. The same text comes back,
  /// without a copy, where it has the form already.
  static func clean(_ text: String) -> String {
    var composed = true
    let cleaned = text.withBytes { bytes in
      var cleaner = TextCleaner(bytes)
      let cleaned = cleaner.run()
      composed = cleaner.composed
      return cleaned.map { String(decoding: $0, as: UTF8.self) }
    }
    let plain = cleaned ?? text
    return composed ? plain : plain.precomposedStringWithCanonicalMapping
  }
}

/// One pass over a text's bytes, which copies whole stretches and only once something must change.
private struct TextCleaner {
  private let input: Bytes
  private var output: [UInt8]?
  /// Where what is not yet copied begins.
  private var start = 0
  private(set) var composed = true

  init(_ input: Bytes) {
    self.input = input
  }

  /// The cleaned bytes; nil where nothing had to change.
  mutating func run() -> [UInt8]? {
    var index = 0
    while index < input.count {
      let byte = input[index]
      if byte &- 0x21 < 0x5E, byte != UInt8(ascii: "_") {
        index += 1
      } else if byte &- 0xE4 < 6 {  // U+4000 to U+9FFF
        index += 3
      } else {
        index = judge(index)
      }
    }
    if output != nil { copy(upTo: input.count) }
    return output
  }

  /// Passes a character that may be part of a gap; the index behind it.
  private mutating func judge(_ index: Int) -> Int {
    let gap = TextGap(input, at: index)
    guard gap.end == index else { return replace(gap, at: index) }
    let (scalar, length) = input.scalar(at: index)
    composed = composed && isComposed(scalar)
    return index + length
  }

  private mutating func replace(_ gap: TextGap, at index: Int) -> Int {
    let atEdge = gap.end == input.count || index == 0
    let replacement: StaticString = atEdge ? "" : gap.replacement
    let same = replacement.withUTF8Buffer { $0.elementsEqual(input[index..<gap.end]) }
    if !same {
      copy(upTo: index)
      replacement.withUTF8Buffer { output?.append(contentsOf: $0) }
      start = gap.end
    }
    return gap.end
  }

  private mutating func copy(upTo end: Int) {
    if output == nil {
      output = []
      output?.reserveCapacity(input.count)
    }
    output?.append(contentsOf: input[start..<end])
  }
}

/// Blanks, line breaks and characters that cannot be seen, as far as they follow each other.
private struct TextGap {
  /// The index behind the gap; where it was looked for if there is none.
  private(set) var end: Int
  private var blank = false
  private var lineBreaks = 0
  private var afterReturn = false

  init(_ bytes: Bytes, at index: Int) {
    end = index
    while end < bytes.count, let (sign, length) = Self.sign(bytes, end) {
      add(sign)
      end += length
    }
  }

  var replacement: StaticString {
    switch lineBreaks {
    case 0: blank ? " " : ""
    case 1: "\n"
    default: "\n\n"
    }
  }

  private enum Sign { case blank, carriageReturn, lineFeed, nothing }

  private mutating func add(_ sign: Sign) {
    switch sign {
    case .blank: blank = true
    case .carriageReturn: lineBreaks += 1
    case .lineFeed: lineBreaks += afterReturn ? 0 : 1
    case .nothing: return
    }
    afterReturn = sign == .carriageReturn
  }

  private static func sign(_ bytes: Bytes, _ index: Int) -> (Sign, length: Int)? {
    if bytes[index] == UInt8(ascii: "_") { return escaped(bytes, index).map { ($0, 7) } }
    let (scalar, length) = bytes.scalar(at: index)
    return sign(scalar).map { ($0, length) }
  }

  private static func sign(_ scalar: UInt32) -> Sign? {
    switch scalar {
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .blank
    case 0x0D: .carriageReturn
    case 0x0A...0x0C, 0x85, 0x2028, 0x2029: .lineFeed
    case ..<0x20, 0x7F..<0xA0, 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E: .nothing
    case 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: .nothing
    default: nil
    }
  }

  /// `_x000D_`: how Excel writes a control character into XML (ECMA-376-1, 22.9.2.19 `ST_Xstring`).
  private static func escaped(_ bytes: Bytes, _ index: Int) -> Sign? {
    guard bytes.at(index + 1) | 0x20 == UInt8(ascii: "x"), bytes.at(index + 6) == bytes[index],
      (2...4).allSatisfy({ bytes.at(index + $0) == UInt8(ascii: "0") })
    else { return nil }
    switch bytes.at(index + 5) {
    case UInt8(ascii: "D"), UInt8(ascii: "d"): return .carriageReturn
    case UInt8(ascii: "A"), UInt8(ascii: "a"): return .lineFeed
    case UInt8(ascii: "9"): return .blank
    default: return nil
    }
  }
}
