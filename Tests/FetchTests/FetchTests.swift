import Foundation
import Settings
import Testing

@testable import Fetch

@Suite("Fetch")
struct FetchTests {
  private let now = Date(timeIntervalSince1970: 1_795_000_000)

  @Test("the pause after failures doubles up to a day, and never ends for good")
  func backoff() {
    for failures in 1...40 {
      let next = Schedule.afterFailure(failures, source: "a", at: now, every: nil)
      let plain = min(300 * pow(2, Double(failures - 1)), 86_400)
      #expect((plain * 0.8...plain * 1.2).contains(next.timeIntervalSince(now)))
    }
  }

  @Test("sources that failed together do not come back together")
  func spread() {
    let times = (0..<50).map { Schedule.afterFailure(3, source: "s\($0)", at: now, every: nil) }
    #expect(Set(times).count > 40)
  }

  @Test("a failing source is not tried more often than its own pace")
  func pace() {
    let next = Schedule.afterFailure(1, source: "a", at: now, every: 7_200)
    #expect(next == now.addingTimeInterval(7_200))
    #expect(Schedule.afterSuccess(at: now, every: nil) == nil)
    #expect(Schedule.afterSuccess(at: now, every: 900) == now.addingTimeInterval(900))
  }

  @Test("what the server asks for counts, up to a day")
  func asked() {
    #expect(Schedule.afterSuccess(at: now, every: 60, freshFor: 600) == now + 600)
    #expect(Schedule.afterSuccess(at: now, every: nil, freshFor: 1e9) == now + 86_400)
    let next = Schedule.afterFailure(1, source: "a", at: now, every: nil, retryAfter: 7_200)
    #expect(next == now + 7_200)
  }

  @Test(
    "quiet hours end when they say, also over midnight",
    arguments: [
      ("22:00-06:30", 22, 0, 510), ("22:00-06:30", 3, 15, 195), ("22:00-06:30", 6, 30, nil),
      ("22:00-06:30", 12, 0, nil), ("12:00-13:00", 12, 59, 1), ("12:00-13:00", 11, 59, nil),
    ] as [(String, Int, Int, Int?)])
  func quiet(hours: String, hour: Int, minute: Int, left: Int?) throws {
    let quiet = try #require(QuietHours(hours))
    let midnight = Date(timeIntervalSince1970: 1_794_931_200)  // 2026-11-18 in Shanghai
    let moment = midnight + Double(hour * 3_600 + minute * 60)
    let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
    let end = Schedule.endOfQuiet(quiet, at: moment, in: zone)
    #expect(end == left.map { moment + Double($0 * 60) })
  }

  @Test(
    "a file URL becomes a path",
    arguments: [
      ("file:inbox/a.csv", "/srv/inbox/a.csv"), ("file:/data/a.csv", "/data/a.csv"),
      ("file:///data/a%20b.csv", "/data/a b.csv"), ("file:inbox/100%.csv", "/srv/inbox/100%.csv"),
    ])
  func paths(url: String, path: String) {
    #expect(LocalFiles.path(of: url, relativeTo: "/srv") == path)
  }

  @Test("a folder gives its files by name, without hidden ones; a pattern those that match")
  func expansion() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/minqing-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/below", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["b.csv", "a.csv", ".hidden.csv", "note.txt"] {
      #expect(FileManager.default.createFile(atPath: folder + "/" + name, contents: nil))
    }
    #expect(
      try LocalFiles.expand(folder) == ["a.csv", "b.csv", "note.txt"].map { folder + "/" + $0 })
    #expect(
      try LocalFiles.expand(folder + "/*.csv") == ["a.csv", "b.csv"].map { folder + "/" + $0 })
    #expect(try LocalFiles.expand(folder + "/*.xlsx").isEmpty, "an empty pattern is no fault")
    #expect(throws: FetchError.noFile(path: folder + "/c.csv")) {
      try LocalFiles.expand(folder + "/c.csv")
    }
  }

  @Test(
    "a source that cannot be meant is refused with its place",
    arguments: [
      (
        "id: a b\nurl: file:x",
        "minqing.yaml:1:5: \"id\" takes letters, digits and hyphens, not \"a b\""
      ),
      (
        "id: a\nurl: gopher://x",
        "minqing.yaml:2:6: \"url\" begins with https://, http://, file:, sftp://, ftps://, ftp://, imaps://, imap://"
      ),
      (
        "id: a\nurl: file:x\nformat: cvs",
        "minqing.yaml:3:9: \"format\" takes one of: feed, json, csv, open311, html, mail, xlsx, not \"cvs\""
      ),
      (
        "id: a\nurl: file:x\nevry: 5m",
        "minqing.yaml:3:1: unknown key \"evry\"; did you mean every?"
      ),
      (
        "id: a\nurl: http://x\npages: {by: offset}",
        "minqing.yaml:3:8: pages by offset need \"size\", how many records a page has"
      ),
    ])
  func settings(yaml: String, message: String) {
    let error = #expect(throws: SettingsError.self) { try source(yaml) }
    #expect(error?.description == message)
  }

  @Test("secrets come from the environment and from files, and stand in no configuration")
  func secrets() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let file = folder + "/secret-\(UUID().uuidString)"
    try "s3cret\n".write(toFile: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: file) }
    let secrets = Secrets(environment: ["PORT": "80"], root: folder)
    #expect(try secrets.expanded("h:${PORT}/${file:\(file)}") == "h:80/s3cret")
    #expect(throws: FetchError.noVariable("TOKEN")) { try secrets.expanded("${TOKEN}") }
    #expect(throws: FetchError.self) { try secrets.expanded("${file:/none}") }
    let written = "id: a\nurl: http://x\nauth: {user: u, password: hunter2}"
    let error = #expect(throws: SettingsError.self) { try source(written) }
    #expect(error?.description.contains("\"password\" does not stand in the configuration") == true)
    #expect(error?.description.contains("hunter2") == false)
  }

  @Test("a failed status says the mend")
  func statuses() {
    let error = FetchError.status(503, url: "https://example.org/feed")
    #expect(
      "\(error)"
        == "https://example.org/feed answered 503: the server has a fault; it is tried again later")
  }
}
