import Foundation
import Testing

@testable import Formats

@Suite("XLSX refusals")
struct XLSXRefusalTests {
  @Test(
    "what is no workbook is told by what it is",
    arguments: [
      ("", "the payload is cut off"),
      ("<!DOCTYPE html><html>", "the payload is an HTML page, not an XLSX workbook"),
      ("%PDF-1.7", "the payload is a PDF, not an XLSX workbook"),
      ("a,b\n1,2\n", "the payload is no ZIP archive, not an XLSX workbook"),
      ("PK\u{3}\u{4}", "the payload is cut off"),
    ])
  func others(_ start: String, _ what: String) {
    let padding = start.isEmpty ? [] : [UInt8](repeating: 0, count: 600)
    let error = TableReading(Array(start.utf8) + padding).error
    #expect(error?.description.hasPrefix(what + "; ") == true, "\(error as Any)")
  }

  @Test("an old or encrypted workbook says how to save it")
  func compoundFile() {
    let bytes =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    let error = TableReading(bytes).error
    #expect(error?.kind == .otherFormat)
    #expect(
      error?.description == "the payload is password-protected or an old .xls; "
        + "save it as .xlsx without a password")
  }

  @Test(
    "archives of another kind are told apart",
    arguments: [
      ("word/document.xml", "the payload is a Word document, not an XLSX workbook; "),
      ("xl/workbook.bin", "the payload is a binary workbook (XLSB); save it as .xlsx"),
      ("content.xml", "the payload is an OpenDocument file; save it as .xlsx"),
      ("readme.txt", "the payload is a ZIP archive without a workbook, not an XLSX workbook; "),
    ])
  func archives(_ part: String, _ what: String) {
    let error = TableReading(TestArchive.bytes([(part, Array("x".utf8))])).error
    #expect(error?.kind == .otherFormat)
    #expect(error?.description.hasPrefix(what) == true, "\(error as Any)")
  }

  @Test("a file is read in place, and one that is gone is told of")
  func files() throws {
    let path = NSTemporaryDirectory() + "/xlsx-\(UUID().uuidString).xlsx"
    let workbook = TestWorkbook([["a", "b"], ["1", "x"]])
    try Data(workbook.bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let source = try FileBytes(path: path)
    #expect(TableReading(source, as: .xlsx, FormatOptions()) == TableReading(workbook))
    let gone = try FileBytes(path: path)
    try FileManager.default.removeItem(atPath: path)
    #expect(TableReading(gone, as: .xlsx, FormatOptions()).error?.kind == .unreadable)
  }

  @Test("pieces of any size give the same records", arguments: [1, 3, 100, 5_000])
  func pieces(_ size: Int) {
    let bytes = TestWorkbook([["a", "b"], ["1", "x"], ["2", "y"]]).bytes
    #expect(TableReading(bytes, pieceSize: size) == TableReading(bytes))
  }
}

@Suite("XLSX guess")
struct XLSXGuessTests {
  @Test(
    "a workbook is known by its name or type",
    arguments: ["a.xlsx", "a.XLSM", "inbox/b.csv.xltx"])
  func names(_ name: String) {
    #expect(Format.guess(fileName: name, contentType: nil, head: []) == .xlsx)
  }

  @Test("and by its content, also under another name")
  func content() {
    let head = Array(TestWorkbook([["a"]]).bytes.prefix(4_096))
    #expect(Format.guess(fileName: "export.xls", contentType: nil, head: head) == .xlsx)
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; charset=x"
    #expect(Format.guess(fileName: nil, contentType: type, head: []) == .xlsx)
    #expect(
      Format.guess(fileName: nil, contentType: "application/octet-stream", head: head) == .xlsx)
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]
    #expect(Format.guess(fileName: "a.xls", contentType: nil, head: old) == .xlsx)
    let other = TestArchive.bytes([("readme.txt", [1, 2, 3])])
    #expect(Format.guess(fileName: nil, contentType: nil, head: other) == nil)
  }
}
