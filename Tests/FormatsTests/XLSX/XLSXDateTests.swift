import Testing

@testable import Formats

@Suite("XLSX number formats")
struct XLSXNumberFormatTests {
  private static let day = NumberFormat.moment(day: true, time: false)
  private static let time = NumberFormat.moment(day: false, time: true)
  private static let both = NumberFormat.moment(day: true, time: true)

  @Test(
    "codes tell moments from numbers",
    arguments: [
      ("yyyy\\-mm\\-dd\\ hh:mm:ss", both), ("m/d/yy", day), ("h:mm AM/PM", time), ("mm:ss", time),
      ("yyyy\"年\"m\"月\"d\"日\"", day), ("[$-804]yyyy/m/d;@", day),
      ("[$-F800]dddd, mmmm dd, yyyy", day),
      ("上午/下午h\"时\"mm\"分\"", time), ("mmm", day), ("mm:ss.0", time), ("yyyy/m/d h:mm:ss.000", both),
      ("[h]:mm:ss", .span), ("[mm]:ss", .span), ("[红色]yyyy", day), ("YYYY-MM-DD", day),
      ("General", .general), ("G/通用格式", .general), ("0.00", .general),
      ("#,##0;[Red]-#,##0", .general),
      ("0.00E+00", .general), ("\"d\"0", .general), ("0\\d", .general), ("0_d", .general),
      ("*d0", .general),
      ("0\" days\"", .general), ("@", .general), ("", .general), ("[Red]0", .general),
      ("\"yyyy", .general),
      ("$#,##0.00", .general), ("USD 0.00", .general), ("0;yyyy", .general),
      ("[DBNum1]0", .general),
      ("000000", .padded(6)), ("00", .padded(2)), ("0", .general), ("[", .general),
      ("\\", .general),
    ])
  func codes(_ code: String, _ expected: NumberFormat) {
    #expect(NumberFormat(code: code) == expected)
  }

  @Test("the ids of East Asian versions are dates, other ids are not")
  func builtIn() {
    let dates = (0...60).filter { NumberFormat(builtIn: $0) != .general }
    #expect(dates == Array(14...22) + Array(27...36) + Array(45...47) + Array(50...58))
  }
}

@Suite("XLSX dates")
struct XLSXDateTests {
  private func text(_ serial: String, _ format: String, is1904: Bool = false) -> String? {
    var workbook = TestWorkbook(
      xml: TestWorkbook.xml([["a", "b"]])
        + "<row><c s=\"1\"><v>\(serial)</v></c><c t=\"str\"><v>x</v></c></row>")
    workbook.formats = ["0", format]
    workbook.is1904 = is1904
    return TableReading(workbook).rows.first?.first
  }

  @Test(
    "a serial is the wall time that the sheet shows",
    arguments: [
      ("43504.378854166665", "22", "2019-02-08 09:05:33"), ("43504", "14", "2019-02-08"),
      ("43504", "22", "2019-02-08 00:00:00"), ("43504.378854166665", "14", "2019-02-08 09:05:33"),
      ("43504.378854166665", "yyyy\\-mm\\-dd", "2019-02-08 09:05:33"),
      ("42894.730092592603", "yyyy/m/d h:mm", "2017-06-08 17:31:20"),
      ("43503.999999999", "22", "2019-02-08 00:00:00"), ("1", "14", "1900-01-01"),
      ("59", "14", "1900-02-28"), ("61", "14", "1900-03-01"), ("2958465", "14", "9999-12-31"),
      ("0.5", "20", "12:00:00"), ("0.5", "22", "12:00:00"),
      ("43504.5", "20", "2019-02-08 12:00:00"),
      ("1.5208333333333333", "46", "36:30:00"), ("4.3504E4", "14", "2019-02-08"),
      ("2958466", "14", "2958466"), ("-1", "14", "-1"), ("0", "14", ""),
    ])
  func serials(_ serial: String, _ format: String, _ expected: String) {
    #expect(text(serial, format) == expected)
  }

  @Test("a workbook of the 1904 system counts from its own beginning")
  func macintosh() {
    #expect(text("42042", "14", is1904: true) == "2019-02-08")
    #expect(text("0", "14", is1904: true) == "1904-01-01")
    #expect(text("0.25", "20", is1904: true) == "06:00:00")
  }

  @Test("a number that its format fills up with zeros keeps them")
  func padded() {
    #expect(text("42", "000000") == "000042")
    #expect(text("1234567", "000000") == "1234567")
    #expect(text("1.5", "000000") == "1.5")
  }

  @Test("only the formats of cells count, not those of named styles and of conditions")
  func otherFormats() {
    #expect(text("43504", "yyyy") == "2019-02-08")
    #expect(text("43504", "0") == "43504")
  }
}
