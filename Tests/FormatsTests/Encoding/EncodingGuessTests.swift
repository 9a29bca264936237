import Foundation
import Testing

@testable import Formats

@Suite("encodings by content")
struct EncodingGuessTests {
  private func guess(_ bytes: [UInt8], _ declared: [TextEncoding] = []) -> TextEncoding? {
    EncodingGuess.unmarkedUTF16(bytes)
      ?? EncodingGuess(declared: declared).encoding(for: UTF8Evidence(bytes, isWhole: true))
  }

  @Test(
    "a text speaks for its encoding",
    arguments: [
      ("路灯不亮", .utf8, "UTF-8"), ("路灯不亮", .gb18030, "GB18030"), ("é, naïve café", .utf8, "UTF-8"),
      ("naïve café", .isoLatin1, "CP1252"), ("“quoted” – text", .windowsCP1252, "CP1252"),
      ("𠮷野家 ㄅ", .gb18030, "GB18030"), ("标题,内容\n", .utf16LittleEndian, "UTF-16LE"),
      ("标题,内容\n", .utf16BigEndian, "UTF-16BE"), ("a,b\n1,2\n", .utf16LittleEndian, "UTF-16LE"),
      ("a,b\n1,2\n", .utf16BigEndian, "UTF-16BE"), ("😀", .utf8, "UTF-8"),
    ] as [(String, String.Encoding, String)])
  func byContent(_ text: String, _ encoding: String.Encoding, _ name: String) {
    #expect(guess(encoded(text, encoding))?.name == name)
  }

  @Test("ASCII speaks for none", arguments: ["", "a,b\n1,2\n", "\u{7F}\u{1}"])
  func ascii(_ text: String) {
    #expect(guess(Array(text.utf8)) == nil)
  }

  @Test(
    "a few zero bytes in a text are no UTF-16", arguments: ["a\0\0\0b", "ab\0c\0d,efg\0", "路灯\0"])
  func zeroBytes(_ text: String) {
    let line = "one line of a text that is long enough, and another\n"
    #expect(EncodingGuess.unmarkedUTF16(Array((line + text + line).utf8)) == nil)
  }

  @Test("what is declared decides where the content does not")
  func declared() {
    let bytes: [UInt8] = [0xD0, 0xC2, 0xCE, 0xC5]
    #expect(guess(bytes) == .gb18030)
    let big5 = TextEncoding(name: "BIG5-HKSCS")
    #expect(guess(bytes, [.utf8, big5, .western]) == big5)
    #expect(guess(Array("路灯".utf8), [big5]) == .utf8, "the content goes before it")
  }

  @Test(
    "a mark names the encoding",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x41], "UTF-8", 3), ([0xFF, 0xFE, 0x41, 0], "UTF-16LE", 2),
      ([0xFE, 0xFF, 0, 0x41], "UTF-16BE", 2), ([0xFF, 0xFE, 0, 0], "UTF-32LE", 4),
      ([0, 0, 0xFE, 0xFF], "UTF-32BE", 4), ([0x84, 0x31, 0x95, 0x33], "GB18030", 4),
      ([0xEF, 0xBB], nil, 0), ([], nil, 0), ([0xFF], nil, 0),
    ] as [([UInt8], String?, Int)])
  func marks(_ bytes: [UInt8], _ name: String?, _ length: Int) {
    let mark = EncodingGuess.mark(bytes)
    #expect(mark?.encoding.name == name)
    #expect(mark?.length ?? 0 == length)
  }
}

@Suite("evidence of UTF-8")
struct UTF8EvidenceTests {
  /// Well-formed characters, ill-formed bytes, isolated ones.
  private func counts(_ bytes: [UInt8], isWhole: Bool) -> [Int] {
    let evidence = UTF8Evidence(bytes, isWhole: isWhole)
    return [evidence.wellFormed, evidence.illFormed, evidence.isolated]
  }

  @Test(
    "forms are counted as table 3-7 of the Unicode Standard has them",
    arguments: [
      ([0xC3, 0xA9], [1, 0, 0]), ([0xE8, 0xB7, 0xAF], [1, 0, 0]),
      ([0xF0, 0x9F, 0x98, 0x80], [1, 0, 0]), ([0xC0, 0x80], [0, 2, 0]), ([0xC1, 0xBF], [0, 2, 0]),
      ([0xE0, 0x9F, 0x80], [0, 3, 0]), ([0xED, 0xA0, 0x80], [0, 3, 0]),
      ([0xF0, 0x8F, 0x80, 0x80], [0, 4, 0]), ([0xF4, 0x90, 0x80, 0x80], [0, 4, 0]),
      ([0xF5, 0x80], [0, 2, 0]), ([0x80], [0, 1, 1]), ([0x41, 0xE9, 0x41], [0, 1, 1]),
      ([0xE8, 0xB7, 0x41], [0, 2, 0]), ([0x41, 0x42], [0, 0, 0]),
    ] as [([UInt8], [Int])])
  func forms(_ bytes: [UInt8], _ expected: [Int]) {
    #expect(counts(bytes, isWhole: true) == expected)
    #expect(counts(bytes + [0x41], isWhole: false) == expected)
  }

  @Test("a character that the end cuts counts only where nothing else speaks")
  func cut() {
    let cut: [UInt8] = [0xE8, 0xB7]
    #expect(counts(cut, isWhole: false) == [0, 0, 0])
    #expect(counts(cut, isWhole: true) == [0, 2, 0])
    #expect(counts([0xC3, 0xA9] + cut, isWhole: true) == [1, 0, 0])
  }
}
