import Feedback
import Foundation
import Testing

@testable import Formats

private let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
private let created = Date(timeIntervalSince1970: 1_700_000_000)

/// A workbook written to a file and read back.
private struct Written {
  var reading: TableReading
  var bytes: [UInt8]

  init(isLarge: Bool = false, _ write: (WorkbookWriter) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "/written-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try WorkbookWriter(
      path: path, created: created, timeZone: shanghai, isLarge: isLarge)
    try write(writer)
    try writer.finish()
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    reading = TableReading(bytes)
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  /// A part's XML.
  func part(_ name: String) throws -> String {
    let archive = try ZipArchive(bytes: bytes, budget: WorkBudget())
    let part = try #require(try archive.part(name, limit: 1 << 30))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 8)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while case let count = try part.read(into: buffer), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("Written workbooks")
struct XLSXWriterTests {
  @Test("texts come back as they were", arguments: [false, true])
  func texts(_ isLarge: Bool) throws {
    let texts = [
      "路灯不亮", "=1+1", "+86 138", "-3", "@SUM(A1)", "12", "2024-03-01", "https://example.org",
      "a\nb",
      " x ", "1 < 2 & \"3\"", "_x000D_", "a_x005F_b", "\u{1}\u{8}", "😀", "true", "'q",
    ]
    let written = try Written(isLarge: isLarge) { writer in
      try writer.addSheet("A", columns: ["n", "text"])
      for (index, text) in texts.enumerated() { try writer.append([.integer(index), .text(text)]) }
    }
    #expect(written.reading.values.map { $0[1] } == texts.map(FieldValue.string))
    #expect(written.reading.values.map { $0[0] } == texts.indices.map { .number("\($0)") })
  }

  @Test("numbers and dates come back as such, in the wall time of the zone")
  func numbers() throws {
    let moment = Date(timeIntervalSince1970: 1_549_587_933.4)
    let written = try Written { writer in
      try writer.addSheet("A", columns: ["a", "b", "c", "d", "e", "f", "g"])
      try writer.append([
        .number(0.125, format: "0.0%"), .number(1e300, format: nil), .moment(moment),
        .day(Day(year: 2019, month: 2, day: 8)!), .integer(440_103_199_001_011_234), .empty,
        .number(.nan, format: nil), "beyond",
      ])
      try writer.append([
        .day(Day(year: 1899, month: 1, day: 2)!), .moment(.distantPast), .moment(.distantFuture),
        .integer(.min), .integer(.max),
      ])
    }
    #expect(
      written.reading.rows.first == [
        "0.125", "1e+300", "2019-02-08 09:05:33", "2019-02-08", "440103199001011234", "", "",
      ])
    let last = try #require(written.reading.rows.last)
    #expect(last[0] == "1899-01-02" && last[2] == "4001-01-01 08:00:00")
    #expect(last[3...4] == ["\(Int.min)", "\(Int.max)"])
    let sheet = try written.part("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<c r=\"C2\" s=\"") && !sheet.contains("<f>"))
    #expect(try written.part("xl/styles.xml").contains("formatCode=\"0.0%\""))
  }

  @Test(
    "the header is bold and stays in sight, with a filter over all rows", arguments: [false, true])
  func header(_ isLarge: Bool) throws {
    let written = try Written(isLarge: isLarge) { writer in
      try writer.addSheet("A", columns: ["编号", "标题"])
      for index in 0..<5 { try writer.append([.integer(index), "路灯不亮，请派人修理一下"]) }
    }
    let sheet = try written.part("xl/worksheets/sheet1.xml")
    #expect(
      sheet.contains(
        "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(sheet.contains("<autoFilter ref=\"A1:B6\"/>"))
    #expect(sheet.contains("<col min=\"1\" max=\"1\" width=\"10.7109375\""))
    #expect(sheet.contains("<col min=\"2\" max=\"2\" width=\"26.7109375\""))
    #expect(sheet.contains("<c r=\"A1\" s=\"1\" t="))
  }

  @Test("sheets follow each other under names that fit")
  func sheets() throws {
    let names = ["一月", "一月", "a/b:c", "", "'q'", String(repeating: "长", count: 40), "History"]
    let written = try Written { writer in
      for name in names {
        try writer.addSheet(name, columns: ["a", "b"])
        try writer.append(["x", "y"])
      }
    }
    let found = written.reading.records.map(\.place.sheet)
    #expect(
      found == [
        "一月", "一月 (2)", "a-b-c", "Sheet", "’q’", String(repeating: "长", count: 31), "Sheet (2)",
      ])
  }

  @Test("a text that is too long for a cell is cut, not lost")
  func long() throws {
    let written = try Written { writer in
      try writer.addSheet("A", columns: ["a", "b"])
      try writer.append(["x", .text(String(repeating: "长", count: 40_000))])
      try writer.append(["y", .text(String(repeating: "😀", count: 20_000))])
    }
    let cut = written.reading.rows.map { $0[1] }
    #expect(cut.map(\.utf16.count) == [32_767, 32_767])
    #expect(cut.allSatisfy { $0.hasSuffix("…") && !$0.contains("\u{FFFD}") })
  }

  @Test("the same cells give the same bytes", arguments: [false, true])
  func reproducible(_ isLarge: Bool) throws {
    let first = try (0..<2).map { _ in
      try Written(isLarge: isLarge) { writer in
        try writer.addSheet("A", columns: ["a", "b"])
        try writer.append(["x", .moment(created)])
      }.bytes
    }
    #expect(first[0] == first[1])
  }

  @Test("a writer that is let go leaves nothing")
  func abandoned() throws {
    let path = NSTemporaryDirectory() + "/abandoned-\(UUID().uuidString).xlsx"
    do {
      let writer = try WorkbookWriter(path: path, created: created, timeZone: shanghai)
      try writer.addSheet("A", columns: ["a"])
      try writer.append(["x"])
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
  }

  @Test("a folder that is not there is told of at once")
  func noFolder() {
    let error = #expect(throws: WorkbookError.self) {
      try WorkbookWriter(path: "/no/such/folder/a.xlsx", created: created, timeZone: shanghai)
    }
    #expect(
      error?.description == "/no/such/folder/a.xlsx cannot be written: no such file or directory; "
        + "check the folder and its permissions")
  }
}
