import Testing

@testable import Formats

@Suite("Tables in CSV")
struct TableCSVTests {
  @Test(
    "titles above the header are passed over, whatever divides the cells",
    arguments: [",", ";", "\t", "|"], [true, false])
  func title(_ delimiter: String, _ isPadded: Bool) {
    let rows = [
      isPadded ? ["某市热线工单明细", "", "", ""] : ["某市热线工单明细"], ["编号", "标题", "内容", "时间"],
      ["1", "路灯", "不亮", "2024-03-01"], ["2", "井盖", "缺失", "2024-03-02"],
    ]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n")
    let reading = TableReading(csv: text)
    #expect(reading.names == rows[1])
    #expect(reading.rows == Array(rows[2...]))
    #expect(reading.records.map(\.place.line) == [3, 4])
    #expect(
      reading.passedOver.remarks == ["1 row above the names of the columns is a title or a note"])
  }

  @Test("empty rows above and below a title do not count")
  func emptyRows() {
    let reading = TableReading(csv: "\n,,\n某表,,\n\n编号,标题,时间\n\n1,路灯,2024-03-01\n")
    #expect(reading.names == ["编号", "标题", "时间"])
    #expect(reading.places == ["line 7 (record 1)"])
  }

  @Test("a stacked header is joined")
  func stack() {
    let reading = TableReading(csv: "编号,办理,,备注\n,签收,办结,\n1,2024-03-01,2024-03-02,无\n")
    #expect(reading.names == ["编号", "办理/签收", "办理/办结", "备注"])
    #expect(reading.rows.count == 1 && reading.rejects.isEmpty)
  }

  @Test(
    "an ordinary file keeps its header, and its strict columns",
    arguments: [
      ("a\n1,2\n3,4\n", 0, 2), ("a\nx;y\nz;w\n", 2, 0), ("a\nHello, I\nam, Bob\n", 0, 2),
      ("a,b\nx,y,z,u\nv,w,x,y\n", 0, 2), ("a,b\n1,2,3,4,5,6,7\n1,2\n", 1, 1),
      ("a,b,c\nx,y\nu,v,w\n", 1, 1), ("a,b,c\n,,x\n,,y\nu,v,w\n", 3, 0),
    ])
  func ordinary(_ text: String, _ records: Int, _ rejects: Int) {
    let reading = TableReading(csv: text)
    #expect(reading.records.count == records)
    #expect(reading.rejects.count == rejects)
    #expect(reading.passedOver == PassedOver())
  }

  @Test("a title over texts alone is not taken for one where it has no cells beside it")
  func unclear() {
    let reading = TableReading(csv: "分类表\n一级,二级,三级\n城建,安全,事故\n")
    #expect(reading.rejects.count == 2)
  }

  @Test("the line of the header can be named")
  func named() {
    let text = "分类表\n\"两行\n的注\"\n一级,二级,三级\n城建,安全,事故\n"
    let reading = TableReading(csv: text, FormatOptions(headerRow: 4))
    #expect(reading.names == ["一级", "二级", "三级"])
    #expect(reading.rows == [["城建", "安全", "事故"]])
    let renamed = TableReading(csv: text, FormatOptions(header: ["a", "b", "c"], headerRow: 4))
    #expect(renamed.names == ["a", "b", "c"] && renamed.rows == reading.rows)
  }

  @Test("a line on which no row begins is no header", arguments: [3, 6, 0, -1])
  func misnamed(_ line: Int) {
    let reading = TableReading(
      csv: "分类表\n\"两行\n的注\"\n一级,二级\n城建,安全\n", FormatOptions(headerRow: line))
    #expect(reading.error?.kind == .option)
    #expect(reading.outcomes.isEmpty)
  }
}
