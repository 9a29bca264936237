import Testing

/// Reports (举报) are for the office and those who handle them: their words may lead to who made them.
@Suite("reports of breaches in digests")
struct ReportVoicesTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(
      "places: [{id: \"11\", name: {zh-Hans: 柳溪街道, en: Liuxi}}]\n", "config/places.yaml")
    try bench.write(
      """
      编号,标题,内容,类型,地点,时间
      1,举报司机收钱,12路司机私下收钱，举报。,举报,柳溪街道,2026-11-19 09:00
      2,公交车总是晚点,十二路公交车早高峰总是晚点,投诉,柳溪街道,2026-11-19 09:10
      """, "a.csv")
    let imported = try bench.run(["import", "a.csv", "--now", "2026-11-19T10:00:00+08:00"])
    #expect(imported.code == 0, "\(imported.errors)")
  }

  private func digest(_ reader: String) throws -> String {
    let made = try bench.run(
      ["digest", "--date", "2026-11-19", "--all", "--format", "md", "--now", bench.now])
    #expect(made.code == 0, "\(made.errors)")
    return try bench.read("digests/2026-11-19/\(reader).md")
  }

  @Test("the office and who handles a report read it, once it is clear whose it is; no place does")
  func reader() throws {
    #expect(try bench.minqing("queue", "show", "1").output.contains("review:"))
    let (office, unsure) = (try digest("all"), try digest("transport"))
    for text in [office, unsure] {
      #expect(text.contains("总是晚点") && !text.contains("收钱"))
      #expect(text.contains("1 confidential or reports, not listed"))
    }
    #expect([office, unsure].allSatisfy { $0.contains("2 messages in all") })
    let assigned = try bench.minqing("queue", "assign", "1", "--to", "transport")
    #expect(assigned.code == 0, "\(assigned.errors)")
    let tagged = try bench.minqing("queue", "tag", "1", "transport")
    #expect(tagged.code == 0, "\(tagged.errors)")
    for reader in ["all", "transport"] { #expect(try digest(reader).contains("收钱")) }
    let place = try digest("place-11")
    #expect(place.contains("总是晚点") && !place.contains("收钱"))
    #expect(place.contains("1 confidential or reports, not listed"))
  }
}
