import Foundation
import Testing

/// Tallies of the congress of a township.
@Suite("tallies of places")
struct TallyPlaceTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    try bench.write(
      """
      plans:
        - {id: transport-2026, name: T, department: transport, from: 2026-01-01, until: 2026-12-31}
      """, "config/appraisals.yaml")
    try bench.write("对象,满意,基本满意,不满意\n交通局,14,6,9\n教育体育局,20,8,1\n", "b.csv")
  }

  private func ballot(_ arguments: String..., code: Int32 = 0) throws -> String {
    let done = try bench.run(["ballot"] + arguments + ["--now", bench.now, "--as", "li"])
    #expect(done.code == code, "\(arguments): \(done.output)\(done.errors)")
    return done.output + done.errors
  }

  @Test("a township's tally is its own: listed by place, and corrected as its own")
  func places() throws {
    try bench.write(
      """
      places:
        - id: "1"
          name: {zh-Hans: 东区, en: East}
          children: [{id: "11", name: {zh-Hans: 柳溪街道, en: Liuxi}}]
        - {id: "2", name: {zh-Hans: 西区, en: West}}
      """, "config/places.yaml")
    let options = ["--members", "29", "--held", "2026-11-20"]
    func record(_ file: String, _ more: String...) throws -> (code: Int32, said: String) {
      let done = try bench.run(["ballot", "record", file] + options + more + ["--now", bench.now])
      return (done.code, done.output + done.errors)
    }
    #expect(try record("b.csv").code == 0)
    for (file, place) in [("c.csv", "11"), ("d.csv", "2")] {
      try bench.write("对象,满意,基本满意,不满意\n交通局,10,\(place),1\n", file)
      // The same object on the same day: another congress's vote.
      let done = try record(file, "--place", place)
      #expect(done.code == 0, "\(done.said)")
    }
    func listed(_ place: String...) throws -> [String] {
      let arguments = ["ballot", "list"] + place.flatMap { ["--place", $0] }
      let found = try #require(bench.json(arguments) as? [[String: Any]])
      return found.compactMap { $0["id"] as? String }
    }
    #expect(try listed() == ["T-3", "T-2", "T-1"])
    #expect(try listed("1") == ["T-2"] && listed("11") == ["T-2"] && listed("2") == ["T-3"])
    #expect(try ballot("list").contains("Liuxi") && ballot("show", "T-2").contains("Liuxi"))
    #expect(try ballot("list").split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try ballot("list", "--place", "3", code: 64).contains("no place 3"))
    #expect(try record("b.csv", "--place", "3").code == 64)
    // A second vote there, and a correction that would move it to the office.
    try bench.write("对象,满意,基本满意,不满意\n交通局,9,9,1\n", "e.csv")
    let again = try record("e.csv", "--place", "11")
    #expect(again.code == 65 && again.said.contains("T-2 holds a ballot"), "\(again.said)")
    let moved = try record("e.csv", "--replaces", "T-2", "--reason", "更正")
    #expect(moved.code == 65 && moved.said.contains("(--place 11)"), "\(moved.said)")
    #expect(try record("e.csv", "--place", "11", "--replaces", "T-2", "--reason", "更正").code == 0)
    #expect(try listed("11") == ["T-4"])
    // The office's dossier holds its own alone, a place's its own beside it.
    for (place, ids) in [(nil, ["T-1"]), ("1", ["T-4", "T-1"]), ("2", ["T-3", "T-1"])] {
      let arguments = place.map { ["--place", $0] } ?? []
      let made = try bench.run(
        ["appraise", "dossier", "transport-2026", "--format", "json", "--now", bench.now]
          + arguments)
      #expect(made.code == 0, "\(made.errors)")
      let path = "appraisals/transport-2026" + (place.map { ".place-" + $0 } ?? "") + ".json"
      let json = try JSONSerialization.jsonObject(with: Data(bench.read(path).utf8))
      let tallies = try #require((json as? [String: Any])?["tallies"] as? [[String: Any]])
      #expect(tallies.compactMap { $0["id"] as? String } == ids)
    }
    #expect(try bench.run(["verify"]).code == 0)
  }
}
