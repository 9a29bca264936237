import Feedback
import Testing

@testable import Formats

@Suite("XLSX sheets")
struct XLSXSheetTests {
  private static let table = [["编号", "标题"], ["1", "路灯"], ["2", "井盖"]]

  @Test("a record says its sheet and row, and has a field for every named column")
  func places() {
    let reading = TableReading(TestWorkbook([["a", "b", "c"], ["1"], [], ["", "x"]]))
    #expect(reading.places == ["sheet \"A\", line 2 (record 1)", "sheet \"A\", line 4 (record 2)"])
    #expect(reading.values == [[.number("1"), "", ""], ["", "x", ""]])
    #expect(
      reading.records.map { $0.fields.entries.map(\.name) } == [["a", "b", "c"], ["a", "b", "c"]])
  }

  @Test(
    "cells beyond the header are named by their column, nameless ones only where they are filled")
  func beyond() {
    let reading = TableReading(TestWorkbook([["a", "", "c"], ["1", "2", "3", "4"], ["1"]]))
    let names = reading.records.map { $0.fields.entries.map(\.name) }
    #expect(names == [["a", "column 2", "c", "column 4"], ["a", "c"]])
  }

  @Test("the sheets come in the order of their tabs, each with its own header")
  func order() {
    let workbook = TestWorkbook(Self.table, [["编号", "内容"], ["3", "不亮"]])
    let reading = TableReading(workbook)
    #expect(reading.records.map(\.place.sheet) == ["A", "A", "B"])
    #expect(reading.records.map(\.place.number) == [1, 2, 3])
    #expect(reading.records.last?.fields["内容"] == "不亮")
  }

  @Test("hidden sheets, sheets without rows, and those of one column are left out")
  func leftOut() {
    var workbook = TestWorkbook(Self.table, [["3", "4"], ["5", "6"]], [], [["说明"], ["请填写下表"]])
    workbook.sheets[1].state = "hidden"
    let reading = TableReading(workbook)
    #expect(reading.records.count == 2)
    #expect(
      reading.passedOver.remarks == [
        "sheet \"B\": hidden, and not read unless it is named",
        "sheet \"C\": no table of two columns or more",
        "sheet \"D\": no table of two columns or more",
      ])
    workbook.sheets[1].state = "veryHidden"
    #expect(TableReading(workbook).records.count == 2)
  }

  @Test("a sheet of one column is a table where it is the only one")
  func oneColumn() {
    #expect(TableReading(TestWorkbook([["内容"], ["路灯"]])).rows == [["路灯"]])
  }

  @Test(
    "a sheet is chosen by name or by the number of its visible tab",
    arguments: [("B", "B"), ("2", "C"), ("1", "A"), ("C", "C")])
  func chosen(_ wanted: String, _ expected: String) {
    var workbook = TestWorkbook(Self.table, Self.table, Self.table)
    workbook.sheets[1].state = "hidden"
    let reading = TableReading(workbook, FormatOptions(sheet: wanted))
    #expect(Set(reading.records.map(\.place.sheet)) == [expected])
  }

  @Test("a sheet that is called like a number is found by its name first")
  func numericName() {
    var workbook = TestWorkbook(Self.table, Self.table)
    workbook.sheets[1].name = "1"
    let reading = TableReading(workbook, FormatOptions(sheet: "1"))
    #expect(reading.records.first?.place.sheet == "1")
  }

  @Test("a sheet that is not there ends with those that are", arguments: ["x", "0", "3", "-1", ""])
  func missing(_ wanted: String) {
    let reading = TableReading(
      TestWorkbook(Self.table, Self.table), FormatOptions(sheet: wanted))
    #expect(
      reading.error?.description
        == "there is no sheet \"\(wanted)\", only \"A\", \"B\"; name one of them, or its number")
    #expect(reading.error?.kind == .option)
  }

  @Test("names of sheets are read as they are", arguments: ["A&amp;B", "一月 &lt;1&gt;", "&#19968;"])
  func names(_ written: String) {
    var workbook = TestWorkbook(Self.table)
    workbook.sheets[0].name = written
    let expected = ["A&amp;B": "A&B", "一月 &lt;1&gt;": "一月 <1>", "&#19968;": "一"][written]
    #expect(TableReading(workbook).records.first?.place.sheet == expected)
  }

  @Test("a workbook without sheets holds nothing")
  func none() {
    let reading = TableReading(TestWorkbook())
    #expect(reading.outcomes.isEmpty && reading.error == nil)
  }
}

@Suite("XLSX headers")
struct XLSXHeaderTests {
  @Test("titles, merged groups and names merged downwards")
  func merged() {
    var workbook = TestWorkbook([
      ["某市工单", "", "", ""], [], ["编号", "办理", "", ""], ["", "签收时间", "办结时间", "备注"],
      ["1", "2024-03-01", "2024-03-02", "无"],
    ])
    workbook.sheets[0].tail =
      "<mergeCells count=\"3\"><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"A3:A4\"/>"
      + "<mergeCell ref=\"B3:C3\"/></mergeCells>"
    let reading = TableReading(workbook)
    #expect(reading.names == ["编号", "办理/签收时间", "办理/办结时间", "备注"])
    #expect(reading.places == ["sheet \"A\", line 5 (record 1)"])
    #expect(
      reading.passedOver.remarks
        == ["sheet \"A\": 1 row above the names of the columns is a title or a note"])
  }

  @Test("the row of the header can be named, and its names given")
  func named() {
    let workbook = TestWorkbook([["x", "y"], [], ["a", ""], ["1", "2"]])
    #expect(TableReading(workbook, FormatOptions(headerRow: 3)).names == ["a", "column 2"])
    let given = FormatOptions(header: ["p", "q"], headerRow: 3)
    #expect(TableReading(workbook, given).rows == [["1", "2"]])
    #expect(TableReading(workbook, given).names == ["p", "q"])
    #expect(TableReading(workbook, FormatOptions(header: ["p", "q"])).rows.count == 3)
  }

  @Test("a row without text is no header", arguments: [2, 9, 0, -1])
  func misnamed(_ row: Int) {
    let workbook = TestWorkbook([["x", "y"], [], ["a", "b"], ["1", "2"]])
    let reading = TableReading(workbook, FormatOptions(headerRow: row))
    #expect(
      reading.error?.description
        == "sheet \"A\" has no text in row \(row); name the row that holds "
        + "the names of the columns")
  }

  @Test("where the row of the header is named, sheets without it are left out")
  func leftOut() {
    let workbook = TestWorkbook([["说明", "x"]], [["x"], [], ["a", "b"], ["1", "2"]])
    let reading = TableReading(workbook, FormatOptions(headerRow: 3))
    #expect(reading.rows == [["1", "2"]] && reading.error == nil)
    #expect(reading.passedOver.remarks == ["sheet \"A\": no text in the row of the header"])
  }

  @Test("names are trimmed, repeated ones kept")
  func names() {
    let workbook = TestWorkbook([[" a\n", "a", "\u{3000}b"], ["1", "2", "3"]])
    #expect(TableReading(workbook).names == ["a", "a", "b"])
  }

  @Test("a header far into a sheet is found by its row")
  func far() {
    let rows = (1...2_000).map { ["\($0)", "x"] } + [["a", "b"], ["1", "y"]]
    let reading = TableReading(TestWorkbook(rows), FormatOptions(headerRow: 2_001))
    #expect(reading.rows == [["1", "y"]])
  }
}

@Suite("XLSX writers")
struct XLSXWriterVarietyTests {
  private func rows(_ xml: String) -> [[String]] {
    let reading = TableReading(TestWorkbook(xml: TestWorkbook.xml([["a", "b", "c"]]) + xml))
    #expect(reading.error == nil)
    return reading.rows
  }

  @Test(
    "rows and cells without their places follow each other",
    arguments: [
      "<row><c><v>1</v></c><c><v>2</v></c></row>",
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c><v>2</v></c></row>",
      "<row r=\"2\"><c r=\"B2\"><v>2</v></c><c r=\"A2\"><v>1</v></c></row>",
      "<row><c r=\"a2\"><v>1</v></c><c r=\"b2\"><v>2</v></c></row>",
      "<row r=\"x\"><c r=\"?\"><v>1</v></c><c r=\"B0\"><v>2</v></c></row>",
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>9</v></c><c r=\"B2\"><v>2</v></c></row>",
    ])
  func places(_ xml: String) {
    #expect(rows(xml) == [["1", "2", ""]])
  }

  @Test("rows come as they are written, with the numbers that they say")
  func rowOrder() {
    let xml =
      "<row r=\"9\"><c><v>1</v></c></row><row r=\"4\"><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    let reading = TableReading(TestWorkbook(xml: TestWorkbook.xml([["a", "b"]]) + xml))
    #expect(reading.records.map(\.place.line) == [9, 4, 5])
  }

  @Test("a cell far to the right is one field, not thousands")
  func farColumn() {
    let xml = "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"XFD2\"><v>2</v></c><c><v>3</v></c></row>"
    #expect(rows(xml) == [["1", "", "", "2"]])
  }

  @Test("Strict Office Open XML is read like Transitional")
  func strict() {
    var workbook = TestWorkbook([["a", "b"], ["1", "x"]])
    workbook.isStrict = true
    #expect(TableReading(workbook).rows == [["1", "x"]])
  }

  @Test("elements may have a prefix")
  func prefix() {
    var workbook = TestWorkbook([["a", "b"], ["1", "x"]])
    workbook.prefix = "x"
    #expect(TableReading(workbook).rows == [["1", "x"]])
  }

  @Test(
    "parts are found by their relationships, however they are written",
    arguments: [
      "/xl/worksheets/sheet%.xml", "worksheets/sheet%.xml", "../xl/worksheets/./sheet%.xml",
      "/xl/Tab%20%.xml", "/data/s%.xml",
    ])
  func targets(_ target: String) {
    var workbook = TestWorkbook([["a", "b"], ["1", "x"]])
    workbook.target = "worksheets/sheet%.xml"
    let xml =
      "<worksheet><sheetData>\(TestWorkbook.xml([["a", "b"], ["1", "y"]]))</sheetData></worksheet>"
    let plain = target.replacing("%20", with: " ").replacing("%", with: "7")
    let name =
      plain.hasPrefix("/")
      ? String(plain.dropFirst())
      : "xl/" + plain.replacing("../xl/", with: "").replacing("./", with: "")
    workbook.parts[name] = xml
    workbook.parts["xl/_rels/workbook.xml.rels"] = TestWorkbook.relationships([
      (
        "rId1", "x/worksheet",
        target.replacing("%20", with: " ").replacing("%", with: "7").replacing(" ", with: "%20")
      )
    ])
    #expect(TableReading(workbook).rows == [["1", "y"]])
  }

  @Test("charts and what lies outside are no sheets")
  func charts() {
    var workbook = TestWorkbook([["a", "b"], ["1", "x"]], [["a", "b"], ["2", "y"]])
    workbook.parts["xl/_rels/workbook.xml.rels"] = TestWorkbook.relationships([
      ("rId1", "http://x/chartsheet", "worksheets/sheet1.xml"),
      ("rId2", "http://x/worksheet", "worksheets/sheet2.xml"),
    ])
    #expect(TableReading(workbook).rows == [["2", "y"]])
  }

  @Test("separators of another file system and another case of names do no harm")
  func backslashes() {
    let workbook = TestWorkbook([["a", "b"], ["1", "x"]])
    let parts = [
      "_rels\\.rels": TestWorkbook.relationships([("1", "x/officeDocument", "XL\\Workbook.xml")]),
      "xl\\workbook.xml":
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"q\"/></sheets></workbook>",
      "xl\\_rels\\Workbook.xml.rels": TestWorkbook.relationships([("q", "x/worksheet", "A.xml")]),
      "XL\\a.xml": "<worksheet><sheetData>\(workbook.sheets[0].rows)</sheetData></worksheet>",
    ]
    let bytes = TestArchive.bytes(parts.map { ($0.key, Array($0.value.utf8)) })
    #expect(TableReading(bytes).rows == [["1", "x"]])
  }

  @Test("a part in UTF-16 is read")
  func utf16() {
    let xml =
      "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData>"
      + TestWorkbook.xml([["标题", "b"], ["路灯", "x"]]) + "</sheetData></worksheet>"
    let units = [0xFEFF] + Array(xml.utf16)
    var parts = [(name: String, content: [UInt8])]()
    parts.append(
      (
        "xl/workbook.xml",
        Array("<workbook><sheets><sheet name=\"A\" id=\"q\"/></sheets></workbook>".utf8)
      ))
    parts.append(
      (
        "xl/_rels/workbook.xml.rels",
        Array(TestWorkbook.relationships([("q", "x/worksheet", "s.xml")]).utf8)
      ))
    parts.append(("xl/s.xml", units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }))
    #expect(TableReading(TestArchive.bytes(parts)).rows == [["路灯", "x"]])
  }
}
