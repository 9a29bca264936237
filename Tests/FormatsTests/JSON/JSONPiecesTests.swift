import Formats
import Foundation
import Testing

@Suite("JSON in pieces")
struct JSONPiecesTests {
  /// Records of everything there is, good and bad, behind more plain ones than are looked at to find
  /// the encoding.
  private static func records(seed: UInt64) -> [String] {
    var generator = SeededGenerator(seed)
    let values = [
      #""路灯""#, #""\u4e2d""#, #""\ud83d\ude00""#, #""\\\"""#, "1e5", "-0.5", "true", "null",
      #"[1,{"b":[]}]"#, #"{"c":"}]"}"#, #""😀""#, "x", "tru", #""\q""#, #"{"d"}"#, "01",
    ]
    let plain = (0..<3_000).map { "{\"id\":\($0),\"text\":\"普通\"}" }
    return plain + (0..<150).map { "{\"id\":\($0),\"v\":\(values.pick(&generator))}" }
  }

  private static let layouts: [@Sendable ([String]) -> String] = [
    { "[" + $0.joined(separator: " ,\n") + "]" },
    { $0.joined(separator: "\n") },
    { #"{"n":1,"data":{"items":["# + $0.joined(separator: ",") + #"]},"x":"y"}"# },
  ]

  @Test("pieces of any size give the same records", arguments: pieceSizes, layouts.indices)
  func pieces(_ size: Int, _ layout: Int) {
    let bytes = Array(Self.layouts[layout](Self.records(seed: 5)).utf8)
    let whole = Reading(.json, bytes)
    #expect(whole.records.count > 3_000 && whole.rejects.count > 10)
    #expect(whole.outcomes.count == 3_150 && whole.error == nil)
    #expect(Reading(.json, bytes, pieceSize: size) == whole)
  }

  @Test("what cannot be divided into records is kept whole, however it comes")
  func remainder() {
    let plain = String(repeating: "{\"a\":\"0123456789\"},\n", count: 4_000)
    let bytes = Array("[\(plain){\"a\":1} : \(plain)]".utf8)
    for size in [3, .max] {
      let reading = Reading(.json, bytes, pieceSize: size)
      #expect(reading.records.count == 4_001)
      #expect(reading.rejects.map(\.bytes.count) == [64 * 1024])
    }
  }

  @Test("the payload's encoding makes no difference", arguments: [3, 64 * 1024])
  func encodings(_ size: Int) {
    let text = Self.layouts[1](Self.records(seed: 6).filter { !$0.contains("😀") })
    let whole = Reading(.json, text)
    for encoding in [.gb18030, .utf16LittleEndian, .utf16BigEndian] as [String.Encoding] {
      let reading = Reading(.json, encoded(text, encoding), pieceSize: size)
      #expect(reading.records == whole.records)
      #expect(reading.rejects == whole.rejects)
    }
  }
}
