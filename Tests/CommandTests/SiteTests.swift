import Foundation
import GRDB
import Testing

/// The folder of one township: all of its own, and nothing of the others.
@Suite("one township's folder")
struct SiteTests {
  private let bench: Workbench
  private let now = "2027-01-10T07:30:00+08:00"

  init() throws {
    bench = try Workbench()
    try bench.write(
      """
      places:
        - id: "1"
          name: {zh-Hans: 东区, en: East}
          children:
            - {id: "11", name: {zh-Hans: 柳溪街道, en: Liuxi}}
            - {id: "12", name: {zh-Hans: 石桥镇, en: Shiqiao}}
        - {id: "2", name: {zh-Hans: 西区, en: West}}
      """, "config/places.yaml")
    try bench.write(
      """
      plans:
        - {id: transport-2026, name: Transport, department: transport, from: 2026-01-01, until: 2026-12-31}
      """, "config/appraisals.yaml")
    try bench.write(
      """
      stations:
        - {id: s11, name: Willow Station, level: central, place: "11", opening: {times: 1, per: month}}
        - {id: s12, name: Bridge Station, level: central, place: "12", opening: {times: 1, per: month}}
      """, "config/stations.yaml")
    try bench.write(
      """
      编号,标题,内容,承办单位,地点,代表联络站
      1,翠湖专线停运三天无人处理,翠湖专线公交停运三天了没人管，请尽快处理。,交通局,柳溪街道,Willow Station
      2,翠湖专线停运三天没人管,翠湖专线公交停运三天，没人管，请尽快处理。,交通局,石桥镇,Bridge Station
      3,翠湖专线停运三天,翠湖专线公交停运三天了，没有人管，请处理。,交通局,西区,
      4,医院挂号难,市医院挂号太难。,卫健委,柳溪街道,
      5,石桥镇桥面破损,镇口桥面破损，车辆绕行不便。,交通局,石桥镇,
      """, "inbox/hotline.csv")
    try bench.write(
      """
      编号,项目名称,阶段,表决日期,责任单位,实施地点,关键词
      1,恢复翠湖专线,当选,2026-09-01,交通局,,停运
      2,石桥镇桥面改造,当选,2026-09-01,交通局,石桥镇,桥面
      """, "projects.csv")
    try run("import", "inbox/hotline.csv", "--now", "2026-10-20T10:00:00+08:00")
    try run("project", "import", "projects.csv", "--year", "2026", "--now", now)
    for (item, resolved) in [("1", "yes"), ("2", "no"), ("3", "yes"), ("5", "partly")] {
      try run(
        "queue", "reply", item, "--answer", "已处理", "--now", "2026-10-21T10:00:00+08:00")
      try run(
        "queue", "callback", item, "--resolved", resolved, "--satisfied", "satisfied", "--now",
        "2026-10-22T10:00:00+08:00")
    }
    for period in ["day", "week", "month"] {
      try run(
        "digest", "--all", "--date", "2026-10-20", "--period", period, "--format", "html", "--now",
        now)
    }
    for place in [[], ["--place", "1"], ["--place", "11"], ["--place", "12"]] {
      try run(["appraise", "dossier", "transport-2026", "--now", now] + place)
    }
  }

  private func run(_ arguments: String...) throws { try run(arguments) }

  private func run(_ arguments: [String]) throws {
    let done = try bench.run(arguments)
    #expect(done.code == 0, "\(arguments): \(done.output)\(done.errors)")
  }

  /// The files below a folder with what they say; of workbooks, all that their parts say.
  private func files(_ folder: String) throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: bench.folder + "/" + folder)
    var texts: [String: String] = [:]
    for name in names {
      let path = "\(bench.folder)/\(folder)/\(name)"
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      guard !isFolder.boolValue else { continue }
      texts[name] =
        name.hasSuffix(".xlsx") ? try unzipped(path) : try bench.read("\(folder)/\(name)")
    }
    return texts
  }

  private func unzipped(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import sys, zipfile
      book = zipfile.ZipFile(sys.argv[1])
      sys.stdout.write("".join(book.read(name).decode() for name in book.namelist()))
      """,
      path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  private func numbers(in places: [String]) throws -> Set<String> {
    let codes = places.map { "'\($0)'" }.joined(separator: ", ")
    let queue = try bench.store()
    let rows = try queue.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT date((day) * 86400, 'unixepoch') AS day, sequence FROM item
          WHERE place IN (SELECT id FROM code WHERE text IN (\(codes)))
          """)
    }
    return Set(
      rows.map { row in
        let day = (row["day"] as String).replacingOccurrences(of: "-", with: "")
        let digits = String(row["sequence"] as Int)
        return "MQ-\(day)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      })
  }

  @Test(
    "it holds what was made of the place, and no number, text or station of another one",
    arguments: [
      ("11", ["11"], ["桥面", "Bridge Station", "没有人管", "，没人管，"]),
      ("12", ["12"], ["医院挂号", "Willow Station", "没有人管", "三天了没人管"]),
      ("1", ["1", "11", "12"], ["没有人管"]),
    ])
  func folder(place: String, within: [String], foreign: [String]) throws {
    try run("site", "--place", place, "--output", "site", "--now", now)
    let files = try files("site"), own = try numbers(in: within)
    #expect(!own.isEmpty)
    for name in [
      "index.html", "2026-10-20/place-\(place).html", "2026-10-20/place-\(place).items.html",
      "2026-10-20/index.html", "2026-W43/place-\(place).html", "2026-10/place-\(place).html",
      "appraisals/transport-2026.place-\(place).html", "stations.xlsx",
      "projects/2026.place-\(place)/index.html", "annual/public-2026.place-\(place).html",
    ] { #expect(files[name] != nil, "\(name): \(files.keys.sorted())") }
    let digest = "2026-10-20/place-\(place).html"
    #expect(files[digest] == (try bench.read("digests/\(digest)")))
    var seen: Set<String> = []
    for (name, text) in files {
      let told = text.matches(of: #/MQ-[0-9]{8}-[0-9]{4,}/#).map { String($0.output) }
      #expect(own.isSuperset(of: told), "\(name): \(Set(told).subtracting(own))")
      seen.formUnion(told)
      for word in foreign where text.contains(word) {
        Issue.record("\(name) says \(word)")
      }
      // Every page that is linked lies in the folder.
      let base = URL(fileURLWithPath: "/" + name)
      for link in text.matches(of: #/href="([^"#]+)(#[^"]*)?"/#) where name.hasSuffix(".html") {
        let path = URL(fileURLWithPath: String(link.output.1), relativeTo: base).standardized.path
        #expect(files[String(path.dropFirst())] != nil, "\(name) leads to \(link.output.1)")
      }
    }
    #expect(seen == own)
  }

  @Test("made again it is the same, and an unknown place is refused before anything is written")
  func again() throws {
    try run("site", "--place", "11", "--output", "site", "--now", now)
    let first = try files("site")
    try run("site", "--place", "11", "--output", "site", "--now", now)
    #expect(try files("site") == first)
    let said = try bench.run(["site", "--place", "13", "--output", "other", "--now", now])
    #expect(said.code == 64 && said.errors.contains("no place 13"), "\(said.errors)")
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/other"))
  }

  @Test("a place of which there is nothing yet has a first page that says so")
  func empty() throws {
    try run("site", "--place", "2", "--output", "site", "--now", "2026-10-25T08:00:00+08:00")
    #expect(try files("site")["index.html"]?.contains("West") == true)
  }
}
