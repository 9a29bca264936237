import Foundation
import TestServers
import Testing

@Suite("pages in a browser", .enabled(if: PageReader.canRun, PageReader.needs))
struct BrowserTests {
  @Test("every page is accessible, fits, asks for nothing, and its figures lead to as many items")
  func pages() throws {
    let office = try AnnualOffice()
    try office.bench.write(
      """
      编号,项目名称,英文名称,票决结果,票决日期,赞成票,有效票,全体代表,责任单位,实施地点,计划资金,关键词
      1,公交站牌更新,New bus signs,当选,2026-03-01,20,28,29,交通局,,"1,280.5",公交站牌
      """, "p.csv")
    try office.bench.write("编号,节点,计划完成日期\n1,全部更新,2026-11-01\n", "m.csv")
    try office.run("project", "import", "p.csv", "m.csv", "--year", "2026")
    let english = try write(office, "en")
    try office.bench.write(
      office.bench.read("config/minqing.yaml").replacing("language: en", with: "language: zh-Hans"),
      "config/minqing.yaml")
    let chinese = try write(office, "zh-Hans")

    let reader = try PageReader([english, chinese])
    #expect(reader.faults.isEmpty, "\(reader.faults.joined(separator: "\n"))")
    #expect(reader.counts.pages > 20, "\(reader.counts)")
    #expect(reader.counts.links > 300 && reader.counts.figures > 100, "\(reader.counts)")
  }

  @Test("what is wrong with a page is seen")
  func faulty() throws {
    let bench = try Workbench()
    try bench.write(
      """
      <!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>T</title>
      <body><h1 style="color:#bbb;background:#fff">Pale</h1><div style="width:2000px">Wide</div>
      <img src="https://example.invalid/a.png" alt="A"><script>console.error("oh")</script>
      <dl><dt>All</dt><dd><a href="t.items.html">2</a></dd></dl><a href="#nowhere">there</a></body></html>
      """, "pages/t.html")
    try bench.write(
      """
      <!DOCTYPE html><html lang="en"><meta name="viewport" content="width=device-width"><title>T</title>
      <body><main><h1>T</h1><p class="note">All</p><ol class="lines"><li>one</li></ol></main></body></html>
      """, "pages/t.items.html")
    let faults = try PageReader([bench.folder + "/pages"]).faults.joined(separator: "\n")
    for fault in [
      "1280: the body is", "390: the body is", "color-contrast", "asks for https://example.invalid",
      "console: ", "t.html has no #nowhere", "t.html: 2 leads to {'shown': 1",
    ] { #expect(faults.contains(fault), "\(fault): \(faults)") }
  }

  /// Every kind of page in a language, in a folder of its own.
  private func write(_ office: AnnualOffice, _ language: String) throws -> String {
    try office.run("digest", "--all", "--date", "2026-12-05")
    try office.run("appraise", "dossier", "transport")
    try office.run("project", "report", "--year", "2026")
    try office.run("annual", "public", "--year", "2026", "--language", language)
    try office.run("annual", "learning", "--year", "2026")
    let folder = office.bench.folder + "/pages-" + language
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for name in ["digests", "appraisals", "projects", "annual"] {
      try FileManager.default.moveItem(
        atPath: office.bench.folder + "/" + name, toPath: folder + "/" + name)
    }
    return folder
  }
}
