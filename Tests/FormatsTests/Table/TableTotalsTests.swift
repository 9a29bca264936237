import Testing

@testable import Formats

@Suite("Rows of totals")
struct TableTotalsTests {
  @Test(
    "a word for a sum, and figures",
    arguments: [
      ["合计", "12", "3.5"], ["总计", "", "12"], ["", "小计：", "12"], ["合 计", "12", "95%"],
      ["共计", "-", "/"],
      ["Total", "1,234"], ["GRAND TOTAL", "5"], ["subtotal:", "5"], ["合计", ""],
      ["\u{3000}合计 ", "2019"],
    ])
  func totals(_ cells: [String]) {
    #expect(TotalsRow.matches(cells))
  }

  @Test(
    "anything else is a record",
    arguments: [
      ["1", "合计", "12"], ["合计不对", "12"], ["合计", "路灯"], ["total loss", "1"], ["", ""], ["12", "13"],
      ["合计", "2024-03-01"], ["小计算机", "1"],
    ])
  func records(_ cells: [String]) {
    #expect(!TotalsRow.matches(cells))
  }

  @Test("they are left out of a file and of a sheet, and are told of")
  func leftOut() {
    let table = [
      ["编号", "事项", "件数"], ["1", "路灯", "3"], ["小计", "", "3"], ["2", "井盖", "4"], ["合计", "", "7"],
    ]
    let sheet = TableReading(TestWorkbook(table))
    #expect(sheet.rows == [["1", "路灯", "3"], ["2", "井盖", "4"]])
    #expect(sheet.records.map(\.place.number) == [1, 2])
    #expect(sheet.passedOver.totals == 2)
    #expect(
      sheet.passedOver.remarks == [
        "sheet \"A\": line 3 sums others up and is no record",
        "sheet \"A\": line 5 sums others up and is no record",
      ])
    let file = TableReading(csv: table.map { $0.joined(separator: ",") }.joined(separator: "\n"))
    #expect(file.rows == sheet.rows)
    #expect(file.passedOver.totals == 2)
  }

  @Test("a short row of totals is no reject of a file")
  func short() {
    let reading = TableReading(csv: "a,b,c,d\n1,2,3,4\n合计,2\n5,6,7,8\n")
    #expect(reading.rejects.isEmpty && reading.records.count == 2)
  }

  @Test("a table of one column has none")
  func oneColumn() {
    #expect(TableReading(csv: "a\n合计\n").rows == [["合计"]])
    #expect(TableReading(TestWorkbook([["a"], ["合计"]])).rows == [["合计"]])
  }

  @Test("remarks end, the count goes on")
  func many() {
    let rows = (0..<150).map { _ in "合计,1\n" }.joined()
    let reading = TableReading(csv: "a,b\n" + rows)
    #expect(reading.passedOver.totals == 150)
    #expect(reading.passedOver.remarks.count == 100)
  }
}
