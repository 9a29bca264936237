/// Makes bytes wrong, the same way for the same seed.
struct Mutator {
  private var generator: SeededGenerator
  /// What means something to one reader or another.
  private static let tokens: [[UInt8]] =
    [
      "\"", "\"\"", ",", ";", "\t", "\r\n", "\r", "{", "}", "[", "]", ":", "\\", "\\u", "\\ud83d",
      "null",
      "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "&", "&amp;", "&#x", ";", "<item>",
      "</item>",
      "<entry", "<rss>", "<!DOCTYPE x [", "<!ENTITY a \"b\">", "xml:base=\"", "<?xml", "sep=;", "路",
      "é",
      "\u{FEFF}", "\0", "<script>", "<p>", "<b x='", "=", "0", "-", "1e",
    ].map { Array($0.utf8) } + [
      [0xFF, 0xFE], [0xFE, 0xFF], [0x81], [0xE8, 0xB7], [0xC2], [0x84, 0x31],
    ]

  init(seed: UInt64) { generator = SeededGenerator(seed) }

  /// A number below a bound.
  mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements.pick(&generator) }

  /// The bytes with a few things wrong.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...number(below: 6) where !bytes.isEmpty {
      let start = number(below: bytes.count)
      let end = min(bytes.count, start + 1 + number(below: [4, 64, 4096][number(below: 3)]))
      switch number(below: 7) {
      case 0: bytes[start] = UInt8(number(below: 256))
      case 1: bytes[start] ^= 1 << UInt8(number(below: 8))
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: number(below: bytes.count))
      case 4: bytes.removeSubrange(start...)
      case 5: bytes.insert(contentsOf: pick(Self.tokens), at: start)
      default: bytes.replaceSubrange(start..<end, with: pick(Self.tokens))
      }
    }
    return bytes
  }
}
