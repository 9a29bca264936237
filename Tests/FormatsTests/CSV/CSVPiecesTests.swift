import Formats
import Foundation
import Testing

@Suite("CSV in pieces")
struct CSVPiecesTests {
  /// Rows of everything there is, behind more plain ones than are looked at to find the encoding.
  private static func text(seed: UInt64, length: Int) -> String {
    var generator = SeededGenerator(seed)
    var text = "编号,内容,备注\r\n"
    while text.utf8.count < 66_000 { text += "1,一个没有引号的普通单元格,x\r\n" }
    let parts = [
      "路灯", "x", ",", "\"", "\"\"", "\n", "\r", "\r\n", "\",\"", ",\"", "\",", "\"\n", "é", "😀",
      " ", "1,2,3\n", "1,\"坏\"\"了\",3\r\n", "4,\"a\r\nb\",6\n",
    ]
    for _ in 0..<length { text += parts.pick(&generator) }
    return text
  }

  @Test(
    "pieces of any size give the same records", arguments: pieceSizes,
    [.utf8, .gb18030, .utf16LittleEndian, .utf16BigEndian] as [String.Encoding])
  func pieces(_ size: Int, _ encoding: String.Encoding) {
    for seed in 1...2 as ClosedRange<UInt64> {
      let bytes = encoded(Self.text(seed: seed, length: 300), encoding)
      let whole = Reading(.csv, bytes)
      #expect(whole.records.count > 1_000)
      #expect(Reading(.csv, bytes, pieceSize: size) == whole, "seed \(seed)")
    }
  }

  @Test("what is written as RFC 4180 says is read as it was", arguments: [",", ";", "\t", "|"])
  func roundTrip(_ delimiter: String) {
    var generator = SeededGenerator(7)
    let parts = ["路灯", "x", ",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", "'", " ", "sep="]
    let rows = (0..<500).map { row in
      ["\(row)"] + (0..<4).map { _ in (0..<4).map { _ in parts.pick(&generator) }.joined() }
    }
    let text = ([["a", "b", "c", "d", "e"]] + rows).map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        .joined(separator: delimiter)
    }.joined(separator: "\r\n")
    let reading = Reading(.csv, Array(text.utf8), pieceSize: 5_000)
    #expect(reading.rows == rows)
    #expect(reading.rejects.isEmpty)
  }
}
