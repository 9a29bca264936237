import Feedback
import Testing

@testable import Formats

@Suite("XLSX cells")
struct XLSXCellTests {
  /// The value of a cell below a header, written as XML with `@` for its place.
  private func value(
    _ cell: String, shared: [String] = [], formats: [String] = ["0"], is1904: Bool = false
  ) -> FieldValue? {
    let rows = "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row>\(cell)</row>"
    var workbook = TestWorkbook(xml: rows)
    workbook.shared = shared
    workbook.formats = formats
    workbook.is1904 = is1904
    return TableReading(workbook).values.first?.first
  }

  @Test(
    "each type of cell gives its value",
    arguments: [
      ("<c t=\"str\"><v>路灯</v></c>", "路灯"),
      ("<c t=\"str\"><f>A1&amp;B1</f><v>x</v></c>", "x"),
      ("<c t=\"inlineStr\"><is><t>路灯</t></is></c>", "路灯"),
      ("<c t=\"inlineStr\"><is><r><t>路</t></r><r><rPr><b/></rPr><t>灯</t></r></is></c>", "路灯"),
      ("<c t=\"b\"><v>1</v></c>", .bool(true)),
      ("<c t=\"b\"><v>0</v></c>", .bool(false)),
      ("<c t=\"n\"><v>12</v></c>", .number("12")),
      ("<c><v> 12\n</v></c>", .number("12")),
      ("<c><f>1+1</f><v>2</v></c>", .number("2")),
      ("<c t=\"d\"><v>2019-02-08T09:05:33</v></c>", "2019-02-08 09:05:33"),
      ("<c t=\"d\"><v>2019-02-08</v></c>", "2019-02-08"),
      ("<c t=\"str\"><v> x </v></c>", " x "),
      ("<c><v>NaN</v></c>", "NaN"),
    ] as [(String, FieldValue)])
  func types(_ cell: String, _ expected: FieldValue) {
    #expect(value(cell) == expected)
  }

  @Test(
    "what says nothing is empty",
    arguments: [
      "<c/>", "<c s=\"0\"/>", "<c><v/></c>", "<c t=\"e\"><v>#N/A</v></c>",
      "<c t=\"str\"><v> </v></c>",
      "<c t=\"inlineStr\"><is><t/></is></c>", "<c><f>A1</f></c>",
    ])
  func empty(_ cell: String) {
    #expect(value(cell + "<c t=\"str\"><v>x</v></c>") == "")
  }

  @Test(
    "shared texts come with all of their runs and without how they are read",
    arguments: [
      ("<t>东京</t><rPh sb=\"0\" eb=\"2\"><t>とうきょう</t></rPh><phoneticPr fontId=\"1\"/>", "东京"),
      ("<r><t xml:space=\"preserve\">a </t></r><r><rPr><sz val=\"9\"/></rPr><t>b</t></r>", "a b"),
      ("<t>1 &lt; 2 &amp; 3</t>", "1 < 2 & 3"), ("<t><![CDATA[<b>]]></t>", "<b>"),
      ("<t>\n\t路灯\n</t>", "\n\t路灯\n"),
    ])
  func shared(_ item: String, _ expected: String) {
    #expect(value("<c t=\"s\"><v>1</v></c>", shared: ["<t>-</t>", item]) == .string(expected))
  }

  @Test(
    "escaped characters are decoded",
    arguments: [
      ("a_x000D_\nb", "a\r\nb"), ("_x4E2D_", "中"), ("_xD83D__xDE00_", "😀"),
      ("_x005F_x000D_", "_x000D_"), ("_x000G_", "_x000G_"), ("_xD83D_!", "_xD83D_!"),
      ("a_b_x_", "a_b_x_"), ("_x0041", "_x0041"), ("__x0041__", "_A_"),
    ])
  func escaped(_ text: String, _ expected: String) {
    #expect(value("<c t=\"s\"><v>0</v></c>", shared: ["<t>\(text)</t>"]) == .string(expected))
    #expect(value("<c t=\"str\"><v>\(text)</v></c>") == .string(expected))
  }

  @Test("characters that XML forbids are left out, and the rest is read")
  func forbidden() {
    #expect(value("<c t=\"str\"><v>路\u{B}灯&#1;坏</v></c>") == "路灯坏")
  }

  @Test("a text that is not there rejects its row, and reading goes on")
  func missingText() throws {
    let rows =
      TestWorkbook.xml([["a", "b"]]) + """
        <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>7</v></c></row>
        <row r="3"><c r="A3"><v>2</v></c><c r="B3" t="s"><v>0</v></c></row>
        """
    var workbook = TestWorkbook(xml: rows)
    workbook.shared = ["<t>x</t>"]
    let reading = TableReading(workbook)
    #expect(reading.rows == [["2", "x"]])
    let reject = try #require(reading.rejects.first)
    #expect(reject.place.description == "sheet \"A\", line 2 (record 1)")
    #expect(reject.reason.hasPrefix("the cell in column 2 (b) refers to a text that the workbook "))
    #expect(String(decoding: reject.bytes, as: UTF8.self) == #"{"a":1,"b":""}"#)
  }
}

@Suite("XLSX numbers")
struct XLSXNumberTests {
  @Test(
    "numbers are as people know them",
    arguments: [
      ("17411758", "17411758"), ("1.7411758E7", "17411758"), ("12.0", "12"), ("-3", "-3"),
      ("440103199001011234", "440103199001011234"), ("4.40103199001011E+16", "44010319900101100"),
      ("1E+18", "1e+18"), ("1e16", "10000000000000000"), ("-5E+16", "-50000000000000000"),
      ("9007199254740993.0", "9007199254740992"), ("0.1", "0.1"),
      ("44013.629999999997", "44013.63"), ("1E-5", "1e-05"),
      ("0", "0"), ("-0", "0"), ("007", "7"), ("1e400", nil), ("x", nil), ("", nil), ("1 2", nil),
      ("123456789012345678901234567890", "123456789012345678901234567890"), ("+5", "5"),
    ])
  func literals(_ written: String, _ expected: String?) {
    #expect(NumberText.literal(written) == expected)
  }
}
