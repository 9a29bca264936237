import Formats
import Testing

@Suite("CSV delimiters")
struct CSVDialectTests {
  @Test("the delimiter is found", arguments: [",", ";", "\t", "|"])
  func found(_ delimiter: String) {
    let rows = [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n")
    #expect(Reading(.csv, text).rows == Array(rows.dropFirst()))
  }

  @Test(
    "the delimiter that divides each line alike goes before one that is met more often",
    arguments: [
      ("a;b\n1,2,3;x\n2,1;y\n", [["1,2,3", "x"], ["2,1", "y"]]),
      ("a\tb\nx, y, z\t2\n", [["x, y, z", "2"]]),
      ("\"a,b,c\";d\n1;2\n", [["1", "2"]]),
      ("a|b|c\n1|2,5|3\n", [["1", "2,5", "3"]]),
      ("标题;内容\n路灯,不亮;请修\n", [["路灯,不亮", "请修"]]),
    ])
  func agreement(_ text: String, _ rows: [[String]]) {
    #expect(Reading(.csv, text).rows == rows)
  }

  @Test("a file of one column has commas for all it knows")
  func oneColumn() {
    #expect(Reading(.csv, "a\n1\n2\n").rows == [["1"], ["2"]])
    #expect(Reading(.csv, "a\nx y\n").rows == [["x y"]])
  }

  @Test(
    "a first line sep= names the delimiter and is no row",
    arguments: ["sep=;\n", "sep=;\r\n", "\"sep=;\"\r\n", "SEP=;\r", "\u{FEFF}sep=;\n"])
  func named(_ line: String) {
    let reading = Reading(.csv, line + "a,b;c\n1,2;3\n")
    #expect(reading.rows == [["1,2", "3"]])
    #expect(reading.records.first?.place.line == 3)
  }

  @Test(
    "a first line that only looks like it is the header", arguments: ["sep=x", "sep=;;", "sep="])
  func notNamed(_ line: String) {
    #expect(Reading(.csv, line + ",b\n1,2\n").texts("b") == ["2"])
  }

  @Test("a delimiter that is given holds against all others")
  func given() {
    let options = FormatOptions(delimiter: 0x3A)
    #expect(Reading(.csv, "a:b\n1,2,3:4\n", options).rows == [["1,2,3", "4"]])
    #expect(Reading(.csv, "sep=;\na:b;c\n1:2;3\n", options).rows == [["1", "2;3"]])
  }
}
