import Foundation
import Testing

@Suite("the yearly page of good practice")
struct GoodPracticeTests {
  private let office: AnnualOffice

  init() throws { office = try AnnualOffice() }

  private func report(_ place: String? = nil) throws -> [String: Any] {
    let done = try office.bench.run(
      ["annual", "learning", "--year", "2026", "--now", office.bench.now]
        + (place.map { ["--place", $0] } ?? []))
    #expect(done.code == 0, "\(done.errors)")
    return try office.json("learning-2026\(place.map { ".place-" + $0 } ?? "").json")
  }

  private func entries(_ report: [String: Any], _ key: String) -> [[String: Any]] {
    report[key] as? [[String: Any]] ?? []
  }

  @Test("named are those who improved, by figures that independent SQL finds, and nobody else")
  func improved() throws {
    try office.bench.write(
      "learning: {department_measures: [resolution], least: 10, rise: 20}", "config/annual.yaml")
    let report = try report()
    let stations = entries(report, "stations")
    #expect(stations.map { $0["id"] as? String } == ["hill"])
    let share = try #require((stations.first?["shares"] as? [[String: Any]])?.first)
    #expect(share["id"] as? String == "openings" && share["now"] as? Int ?? 0 >= 98)
    #expect((45...55).contains(share["before"] as? Int ?? 0) && share["band"] as? String == "good")
    let departments = entries(report, "departments")
    #expect(!departments.isEmpty)
    for department in departments {
      let id = try #require(department["id"] as? String)
      let share = try #require((department["shares"] as? [[String: Any]])?.first)
      for (key, from, until) in [
        ("now", 1_767_153_600_000, 1_798_689_600_000),
        ("before", 1_735_617_600_000, 1_767_153_600_000),
      ] {
        let made = """
          FROM callback JOIN item ON item.id = callback.item
          WHERE \(AnnualOffice.text("department")) = '\(id)' AND at >= \(from) AND at < \(until)
          """
        let all = try office.number("SELECT count(*) \(made)")
        let yes = try office.number(
          "SELECT count(*) \(made) AND \(AnnualOffice.text("resolved")) = 'yes'")
        #expect(all >= 10)
        #expect(share[key] as? Int == Int((Double(yes) / Double(all) * 100).rounded()), "\(id)")
      }
    }
    let page = try office.bench.read("annual/learning-2026.html")
    #expect(page.contains("Hill Station") && !page.contains("Lake Point"))
  }

  @Test("too little is noise: nobody is named by it, and the page says so")
  func noise() throws {
    try office.bench.write("learning: {least: 1000}", "config/annual.yaml")
    let report = try report()
    #expect(entries(report, "stations").isEmpty && entries(report, "departments").isEmpty)
    #expect(try office.bench.read("annual/learning-2026.html").contains("Nobody this year"))
  }

  @Test("notes are masked, shown with whom they are about, and taken back whole; an event each")
  func notes() throws {
    let said = try office.run(
      "annual", "note", "add", "--station", "山脚站", "--text", "把夜间接待放到社区广场，电话13812345678",
      "--date", "2026-05-06")
    #expect(said.contains("N-1  2026-05-06  Hill Station  li") && !said.contains("13812345678"))
    try office.run(
      "annual", "note", "add", "--department", "交通局", "--text", "公交调度每周公开", "--date", "2026-03-01")
    #expect(
      try office.run(
        "annual", "note", "add", "--station", "hill", "--text", "把夜间接待放到社区广场，电话13812345678",
        code: 65
      ).contains("there already, as N-1"))
    let report = try report()
    let hill = try #require(entries(report, "stations").first)
    let note = try #require((hill["notes"] as? [[String: Any]])?.first?["text"] as? String)
    #expect(note.hasPrefix("把夜间接待放到社区广场") && !note.contains("13812345678"))
    let visit = try #require(entries(report, "visits").first)
    #expect(visit["name"] as? String == "Hill Station" && visit["address"] as? String == "山脚路1号")
    #expect(entries(report, "visits").count == 1)
    let material = try #require(report["material"] as? [String])
    #expect(material.contains { $0.contains("openings rose from") && $0.contains("社区广场") })
    for form in ["html", "md", "json"] {
      let text = try office.bench.read("annual/learning-2026.\(form)")
      #expect(text.contains("社区广场") && !text.contains("13812345678"), "\(form)")
    }
    try office.run("annual", "note", "remove", "N-1")
    #expect(try office.run("annual", "note", "remove", "N-1", code: 65).contains("no note N-1"))
    #expect(try !office.run("annual", "note", "list").contains("N-1"))
    #expect(
      try office.number(
        "SELECT count(*) FROM event JOIN code ON code.id = kind WHERE text LIKE 'practice.%'") == 3)
    #expect(try office.run("verify").isEmpty == false)
  }

  @Test("a place's page names its own, and what is wrong is told with its mend")
  func places() throws {
    #expect(entries(try report("2"), "stations").isEmpty)
    #expect(entries(try report("11"), "stations").count == 1)
    #expect(
      try office.run("annual", "note", "add", "--station", "hil", "--text", "好", code: 64).contains(
        "no station hil; did you mean"))
    #expect(
      try office.run("annual", "note", "add", "--text", "好", code: 64).contains(
        "give --station or --department"))
    #expect(
      try office.run("annual", "note", "add", "--station", "hill", "--text", " ", code: 64)
        .contains("the note is empty"))
    #expect(
      try office.run(
        "annual", "note", "add", "--station", "hill", "--text", "好", "--date", "2027-03-01",
        code: 64
      ).contains("has not come yet"))
    #expect(
      try office.run("annual", "note", "remove", "X", code: 64).contains("give an id such as"))
    #expect(try office.number("SELECT count(*) FROM practice_note") == 0)
  }

  @Test("the same store gives the same bytes")
  func reproducible() throws {
    _ = try report()
    let first = try office.bench.read("annual/learning-2026.html")
    office.bench.now = "2028-05-05T20:00:00+08:00"
    _ = try report()
    #expect(try office.bench.read("annual/learning-2026.html") == first)
  }
}
