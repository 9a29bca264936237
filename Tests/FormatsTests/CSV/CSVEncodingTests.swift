import Formats
import Foundation
import Testing

@Suite("CSV encodings")
struct CSVEncodingTests {
  private static let text = "编号,内容\r\n1,路灯不亮，请尽快修理\r\n2,小区门口的垃圾无人清运\r\n"
  private static let rows = [["1", "路灯不亮，请尽快修理"], ["2", "小区门口的垃圾无人清运"]]

  @Test(
    "the encoding is found by content",
    arguments: [
      (.utf8, []), (.utf8, [0xEF, 0xBB, 0xBF]),
      (.utf16LittleEndian, []), (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, []), (.utf16BigEndian, [0xFE, 0xFF]),
      (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
      (.gb18030, []), (.gb18030, [0x84, 0x31, 0x95, 0x33]),
    ] as [(String.Encoding, [UInt8])])
  func found(_ encoding: String.Encoding, _ mark: [UInt8]) {
    for declared in [nil, "utf-8", "iso-8859-1", "nonsense"] {
      // Only a Unicode label or none at all leaves the bytes of GB 18030 to themselves.
      if encoding == .gb18030, declared == "iso-8859-1" { continue }
      let reading = Reading(
        .csv, mark + encoded(Self.text, encoding), FormatOptions(charset: declared))
      #expect(reading.rows == Self.rows)
      #expect(reading.fields.first?.entries.first?.name == "编号", "the mark is no part of a name")
    }
  }

  @Test("the encoding that a person names holds against the content")
  func forced() {
    let bytes = encoded("a,b\n1,é\n", .isoLatin1)
    #expect(Reading(.csv, bytes, FormatOptions(encoding: "latin1")).rows == [["1", "é"]])
    let chinese = encoded("a,b\n1,联通\n", .gb18030)
    #expect(Reading(.csv, chinese, FormatOptions(encoding: "GBK")).rows == [["1", "联通"]])
    let marked = encoded("\u{FEFF}a,b\n1,中\n", .utf16BigEndian)
    #expect(Reading(.csv, marked, FormatOptions(encoding: "utf-16")).rows == [["1", "中"]])
  }

  @Test("an encoding that is not known is refused", arguments: ["klingon", "", "utf-8;rm"])
  func unknown(_ label: String) {
    let error = Reading(.csv, "a,b\n1,2\n", FormatOptions(encoding: label)).error
    #expect(error?.kind == .option)
    #expect(
      error?.description
        == "the encoding \"\(label)\" is not known here; name one such as utf-8, gb18030 or utf-16")
  }

  @Test("one byte that is ill-formed costs one character")
  func oneBadByte() {
    let good = Array("a,b\n1,路灯".utf8)
    #expect(Reading(.csv, good + [0xFF] + Array("坏\n".utf8)).rows == [["1", "路灯\u{FFFD}坏"]])
  }
}
