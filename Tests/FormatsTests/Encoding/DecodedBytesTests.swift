import Foundation
import Testing

@testable import Formats

/// The text that bytes decode to, and whether it is well-formed.
private func decoded(
  _ bytes: [UInt8], forced: String? = nil, declared: [String?] = [], pieceSize: Int = .max
) throws -> String {
  var text = try DecodedBytes(
    MemoryBytes(bytes, pieceSize: pieceSize), forced: forced, declared: declared)
  return String(decoding: try text.all(limit: .max, mend: ""), as: UTF8.self)
}

@Suite("decoding")
struct DecodedBytesTests {
  /// Characters of every length in each of the encodings.
  private static let characters = "é中\u{3400}𠮷😀€路灯,\n\u{E000}\u{FFFD}x"

  @Test(
    "characters are cut by the borders of pieces without harm", arguments: pieceSizes,
    [.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian]
      as [String.Encoding])
  func borders(_ size: Int, _ encoding: String.Encoding) throws {
    let mark: [UInt8] = encoding == .utf32LittleEndian ? [0xFF, 0xFE, 0, 0] : []
    // As much as is looked at first, so that the pieces come to the decoder as they are.
    let count = 64 * 1024 / encoded("x", encoding).count
    let text = String(repeating: "x", count: count) + Self.characters
    #expect(try decoded(mark + encoded(text, encoding), pieceSize: size) == text)
  }

  @Test(
    "an encoding that shows itself late is found, wherever its first character stands",
    arguments: (64 * 1024 - 4)...(64 * 1024 + 1))
  func late(_ offset: Int) throws {
    let start = String(repeating: "x", count: offset)
    for encoding in [.utf8, .gb18030] as [String.Encoding] {
      let bytes = encoded(start + "路灯不亮", encoding)
      for size in [1, 1_000, .max] {
        #expect(try decoded(bytes, pieceSize: size) == start + "路灯不亮")
      }
    }
  }

  @Test(
    "what is ill-formed becomes U+FFFD and costs nothing beside it",
    arguments: [
      ("utf-8", [0x61, 0xFF, 0x62], "a\u{FFFD}b"), ("utf-8", [0x61, 0xE8, 0xB7], "a\u{FFFD}"),
      ("gb18030", [0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      ("gb18030", [0x81, 0x0A, 0x61], "\u{FFFD}\na"),
      ("gb18030", [0xC2, 0xB7, 0xB5], "路\u{FFFD}"),
      ("utf-16le", [0x61, 0, 0x00, 0xD8, 0x62, 0], "a\u{FFFD}b"),
      ("utf-16le", [0x00, 0xDC, 0x62, 0], "\u{FFFD}b"), ("utf-16le", [0x61, 0, 0x62], "a\u{FFFD}"),
      ("utf-16be", [0xD8, 0x3D, 0, 0x62], "\u{FFFD}b"),
      ("utf-16be", [0, 0x61, 0xD8, 0x3D], "a\u{FFFD}"), ("big5", [0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      ("shift_jis", [0x82, 0xA0, 0x82], "あ\u{FFFD}"), ("euc-kr", [0xC7, 0xD1, 0xFF], "한\u{FFFD}"),
    ] as [(String, [UInt8], String)])
  func illFormed(_ label: String, _ bytes: [UInt8], _ text: String) throws {
    // As much as is looked at first, so that the pieces come to the decoder as they are.
    let unit: [[UInt8]] = [[0x78], [0x78, 0], [0, 0x78]]
    let plain = unit[label == "utf-16le" ? 1 : label == "utf-16be" ? 2 : 0]
    let count = 64 * 1024 / plain.count
    let start = Array(repeatElement(plain, count: count).joined())
    let expected = String(repeating: "x", count: count) + text
    #expect(try decoded(start + bytes, forced: label, pieceSize: 1) == expected)
  }

  @Test(
    "random bytes are decoded to something in every encoding",
    arguments: 1...3 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed)
    let bytes = (0..<70_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let labels = ["utf-8", "gb18030", "utf-16le", "utf-16be", "utf-32le", "big5", "shift_jis"]
    for label in labels + ["euc-kr", "euc-jp", "iso-2022-jp", "koi8-r", "utf-7"] {
      let whole = try decoded(bytes, forced: label)
      #expect(whole.utf8.count > 20_000)
      #expect(try decoded(bytes, forced: label, pieceSize: 777) == whole, "\(label)")
    }
  }

  @Test("a mark is no part of the text, even where an encoding is named")
  func marks() throws {
    #expect(try decoded([0xEF, 0xBB, 0xBF, 0x61], forced: "utf-8") == "a")
    #expect(try decoded([0xFE, 0xFF, 0, 0x61], forced: "utf-16") == "a")
    #expect(try decoded([0xFF, 0xFE, 0x61, 0], forced: "utf-8") == "a")
    #expect(try decoded([0xEF, 0xBB, 0xBF]) == "")
    #expect(try decoded([]) == "")
  }

  @Test("labels that nobody knows are passed over")
  func unknownDeclared() throws {
    let bytes: [UInt8] = [0xC1, 0xC2]
    #expect(try decoded(bytes, declared: [nil, "klingon", "utf-8", "koi8-r"]) == "аб")
  }
}
