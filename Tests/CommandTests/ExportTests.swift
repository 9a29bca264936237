import Foundation
import Testing

@Suite("taking the queue elsewhere, and replies back in")
struct ExportTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench(
      Workbench.configuration().replacingOccurrences(of: "language: en", with: "language: zh-Hans"))
    try bench.write(
      """
      编号,标题,内容,类型,时间
      1,公交车总是晚点,"12路公交车早高峰总是晚点，
      请""增加""班次。电话13812345678",投诉,2026-11-20 16:00
      2,=HYPERLINK("http://x"),小区自来水停水两天了，没有人管。,求助,2026-11-20 16:10
      3,咨询医保报销,请问异地就医的医保怎么报销？,咨询,2026-11-20 16:20
      """, "inbox/hotline.csv")
    #expect(
      try bench.run(["import", "inbox/hotline.csv", "--now", "2026-11-20T16:40:00+08:00"]).code == 0
    )
  }

  private func rows(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test("NDJSON holds every item with its schema, ids and times, and can be classified again")
  func ndjson() throws {
    #expect(try bench.minqing("queue", "reply", "1", "--answer", "已增加班次").code == 0)
    let export = try bench.minqing("queue", "export")
    #expect(export.code == 0, "\(export.errors)")
    let rows = try rows(export.output)
    #expect(rows.map { $0["external_id"] as? String } == ["1", "2", "3"])
    #expect(rows.allSatisfy { $0["schema"] as? Int == 1 })
    #expect(rows[0]["department"] as? String == "transport")
    #expect(rows[0]["state"] as? String == "answered" && rows[0]["reply"] as? String == "已增加班次")
    #expect(rows[0]["answered_at"] as? String == "2026-11-22T23:30:00Z")
    #expect(rows[1]["answered_at"] == nil)
    #expect(!export.output.contains("13812345678"))
    let classified = try bench.run(["classify", "--stdin"], input: export.output)
    #expect(classified.code == 0 && classified.lines.count == 3)
    #expect(classified.lines[0].contains("\"closed_at\"") == false)
    #expect(classified.lines[0].contains("\"external_id\""), "unknown keys pass through")
  }

  @Test("CSV opens in spreadsheets: BOM, quotes, names, and nothing that runs")
  func csv() throws {
    let path = bench.folder + "/out.csv"
    let outcome = try bench.minqing(
      "queue", "export", "--output", path, "--department", "transport")
    #expect(outcome.code == 0 && outcome.output.contains("已导出 1 条"), "\(outcome.errors)")
    let all = try bench.minqing("queue", "export", "--format", "csv").output
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(bytes.starts(with: Array("\u{FEFF}工单编号,公开编号,来源编号,".utf8)))
    #expect(all.contains("\"12路公交车早高峰总是晚点，\n请\"\"增加\"\"班次。"))
    #expect(all.contains("'=HYPERLINK(") && !all.contains(",=HYPERLINK"))
    #expect(all.contains("2026-11-20 16:40:00") && all.contains("交通运输局"))
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    // What was exported can be read in again by the same reader.
    let parsed = try bench.minqing("parse", "--format", "csv", path)
    #expect(parsed.code == 0 && parsed.lines.count == 1)
  }

  @Test("a workbook holds the same rows, as text where it is text")
  func workbook() throws {
    let path = bench.folder + "/out.xlsx"
    #expect(try bench.minqing("queue", "export", "--output", path).code == 0)
    let parsed = try bench.minqing("parse", "--raw", path)
    #expect(parsed.code == 0 && parsed.lines.count == 3, "\(parsed.errors)")
    #expect(parsed.lines[1].contains("\"标题\":\"=HYPERLINK("))
    #expect(try bench.minqing("queue", "export", "--format", "xlsx").code == 64)
  }

  @Test("a list is CSV too: its page, newest first, formulas as text, and the same when read again")
  func list() throws {
    let listed = try bench.minqing("queue", "list", "--csv", "--limit", "2")
    #expect(listed.code == 0, "\(listed.errors)")
    try bench.write(listed.output, "list.csv")
    let parsed = try bench.minqing("parse", "--raw", "list.csv")
    #expect(parsed.code == 0 && parsed.lines.count == 2, "\(parsed.errors)")
    let shown = try #require(bench.json("queue", "list", "--limit", "2") as? [[String: Any]])
    for (line, item) in zip(parsed.lines, shown) {
      #expect(try line.contains(#require(item["number"] as? String)))
    }
    #expect(try bench.minqing("queue", "list", "--csv").output.contains("'=HYPERLINK("))
    #expect(try bench.minqing("queue", "list", "--csv", "--json").code == 64)
  }

  @Test("confidential items are left out, and are not exported by asking for them")
  func confidential() throws {
    #expect(try bench.minqing("queue", "confide", "3").code == 0)
    #expect(try bench.minqing("queue", "export").lines.count == 2)
    #expect(try bench.minqing("queue", "export", "--confidential").code == 64)
    #expect(try bench.minqing("queue", "export", "--output", "/nowhere/out.csv").code == 73)
    let odd = try bench.minqing("queue", "export", "--output", "out.xls")
    #expect(odd.code == 64 && odd.errors.contains("no format is called .xls"))
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/out.xls"))
  }

  @Test(
    "a department's table of replies answers by number, once; what is wrong is named by its row")
  func replies() throws {
    let number = try #require(
      rows(bench.minqing("queue", "export").output).first?["number"] as? String)
    try bench.write(
      """
      工单编号,承办单位,答复内容,答复时间
      \(number),交通运输局,已增加班次，联系13812345678,2026-11-21 10:00
      2,供水公司,已恢复供水,
      MQ-20261120-0099,供水公司,没有这一件,
      3,医保局,,
      ,医保局,没有编号,
      3,医保局,请携带医保卡,2026-11-19 10:00
      """, "replies.csv")
    let first = try bench.minqing("queue", "import-replies", "replies.csv")
    #expect(first.code == 65)
    #expect(
      first.output.contains("已记录答复 2 条，原已有 0 条，未记录 3 条，无答复 1 行"), "\(first.output)\(first.errors)")
    #expect(first.output.contains("第4行: 没有 MQ-20261120-0099 这一件"))
    #expect(first.output.contains("第6行: 没有工单编号"))
    #expect(first.output.contains("答复时间不能早于受理时间"))
    let items = try rows(bench.minqing("queue", "export").output)
    #expect(items[0]["answered_at"] as? String == "2026-11-21T02:00:00Z")
    #expect((items[0]["reply"] as? String)?.hasPrefix("已增加班次，联系") == true)
    #expect(!(items[0]["reply"] as? String ?? "").contains("13812345678"))
    let second = try bench.minqing("queue", "import-replies", "replies.csv")
    #expect(second.output.contains("已记录答复 0 条，原已有 2 条，未记录 3 条，无答复 1 行"))
    #expect(try bench.minqing("verify").code == 0)

    // The same words answer anew what was opened again.
    #expect(try bench.minqing("queue", "reopen", "2", "--reason", "又停水了").code == 0)
    try bench.write("工单编号,答复内容\n2,已恢复供水", "again.csv")
    let again = try bench.minqing("queue", "import-replies", "again.csv")
    #expect(again.code == 0 && again.output.contains("已记录答复 1 条"), "\(again.output)")

    try bench.write(
      "工单编号,答复内容,答复时间\n3,已补充,2026年11月\n3,已补充,昨天\n", "dates.csv")
    let dates = try bench.minqing("queue", "import-replies", "dates.csv")
    #expect(dates.code == 65, "\(dates.output)")
    #expect(dates.output.components(separatedBy: "答复时间读不出是哪一天").count == 3, "\(dates.output)")

    try bench.write("", "empty.csv")
    let empty = try bench.minqing("queue", "import-replies", "empty.csv")
    #expect(empty.code == 65 && empty.errors.contains("empty.csv：没有数据行"), "\(empty.output)")

    try bench.write("甲,乙\n1,2", "wrong.csv")
    let wrong = try bench.minqing("queue", "import-replies", "wrong.csv")
    #expect(wrong.code == 65, "\(wrong.errors)")
    #expect(wrong.errors.contains("wrong.csv：没有“工单编号”这样的列（external_id）；读到的列是：甲、乙"))
  }
}
