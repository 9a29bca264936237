import Foundation
import Testing

@Suite("backup and restore")
struct BackupTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write("编号,标题,内容\n1,路灯不亮,路口的路灯不亮。\n", "a.csv")
    try bench.minqing("import", "a.csv")
  }

  private func backups() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/var/backups").sorted()
  }

  @Test("a copy brings back what was there, and what was there since stays aside")
  func roundTrip() throws {
    #expect(try bench.minqing("backup").output.contains("1 items"))
    let copy = try "var/backups/" + #require(try backups().first)
    try bench.write("编号,标题,内容\n2,井盖缺失,路口没有井盖。\n", "b.csv")
    try bench.minqing("import", "b.csv")
    #expect(try bench.minqing("restore", copy, "--check").output.contains("sound: 1"))
    #expect(try bench.minqing("queue", "list", "--json").output.contains("井盖"))
    #expect(try bench.minqing("restore", copy).code == 64)
    let restored = try bench.minqing("restore", copy, "--yes")
    #expect(restored.code == 0 && restored.output.contains(".before-"))
    #expect(!(try bench.minqing("queue", "list", "--json").output.contains("井盖")))
    #expect(try bench.minqing("verify").code == 0)
  }

  @Test("only the newest copies are kept")
  func rotation() throws {
    for second in 1...4 {
      bench.now = "2026-11-23T07:30:0\(second)+08:00"
      #expect(try bench.minqing("backup", "--keep", "2").code == 0)
    }
    #expect(
      try backups() == ["minqing-2026-11-22T233003Z.sqlite3", "minqing-2026-11-22T233004Z.sqlite3"])
  }

  @Test("what is no sound copy of this office is refused, and the store stays as it is")
  func refused() throws {
    try bench.write("not a store", "x.sqlite3")
    #expect(try bench.minqing("restore", "x.sqlite3", "--yes").code == 78)
    #expect(try bench.minqing("restore", "missing.sqlite3", "--yes").code == 78)
    try bench.minqing("backup")
    let copy = try "var/backups/" + #require(try backups().first)
    try bench.write(
      Workbench.configuration().replacingOccurrences(of: "test-office", with: "other"),
      "config/minqing.yaml")
    let other = try bench.minqing("restore", copy, "--check")
    #expect(other.code == 78 && other.errors.contains("test-office"))
  }
}
