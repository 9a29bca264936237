import Feedback
import Foundation
import GRDB
import Testing

@testable import Store

@Suite("Opening")
struct OpeningTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench()
  }

  private func open(_ path: String? = nil, office: OfficeIdentity = Workbench.office) throws {
    _ = try OfficeStore(
      path: path ?? bench.path, office: office, timeZone: bench.zone, now: Workbench.noon)
  }

  private static func make(_ path: String) throws {
    _ = try OfficeStore(
      path: path, office: Workbench.office, timeZone: Workbench.shanghai, now: Workbench.noon)
  }

  private func read(_ path: String? = nil) throws {
    _ = try OfficeStore(
      reading: path ?? bench.path, office: Workbench.office, timeZone: bench.zone)
  }

  @Test("the store of another office is refused, to write and to read")
  func otherOffice() async throws {
    try await bench.commit([entry("1")])
    try bench.tamper("UPDATE office SET id = 'airport'")
    let error = StoreError.otherOffice(path: bench.path, found: "airport", expected: "harbour")
    #expect(throws: error) { try open() }
    #expect(throws: error) { try read() }
  }

  @Test("an office may be renamed, its id may not change")
  func renamed() throws {
    var office = Workbench.office
    office.name.english = "Port District"
    try open(office: office)
    let name: String? = try bench.value("SELECT name_english FROM office")
    #expect(name == "Port District")
  }

  @Test("a store from a newer version is refused and left alone")
  func newerVersion() throws {
    try bench.tamper("PRAGMA user_version = 99")
    let error = StoreError.newerVersion(path: bench.path, found: 99, known: Schema.version)
    #expect(throws: error) { try open() }
    #expect(throws: error) { try read() }
    #expect(
      "\(error)".hasSuffix(
        "has version 99, this program knows up to \(Schema.version); install the version that wrote it"
      ))
  }

  @Test("a file of another program is refused and left alone", arguments: [true, false])
  func notAStore(isDatabase: Bool) throws {
    let path = bench.folder + "/other.db"
    if isDatabase {
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "CREATE TABLE song (id INTEGER)") }
      try queue.close()
    } else {
      try Data(repeating: 0x41, count: 5_000).write(to: URL(fileURLWithPath: path))
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StoreError.notAStore(path: path)) { try open(path) }
    #expect(throws: StoreError.notAStore(path: path)) { try read(path) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test("a store that is not there can be made, not read")
  func missing() throws {
    let path = bench.folder + "/a/b/minqing.sqlite3"
    #expect(throws: StoreError.missing(path: path)) { try read(path) }
    try open(path)
    try read(path)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(try #require(mode) & 0o007 == 0)
  }

  @Test("a folder that is a file cannot be written")
  func blocked() throws {
    try Data().write(to: URL(fileURLWithPath: bench.folder + "/file"))
    let path = bench.folder + "/file/minqing.sqlite3"
    #expect(throws: StoreError.cannotWrite(path: path, reason: "not a directory")) {
      try open(path)
    }
  }

  @Test("many open a new store at once, and all find it whole")
  func together() async throws {
    for round in 0..<10 {
      let path = bench.folder + "/new-\(round).sqlite3"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { try Self.make(path) } }
        try await group.waitForAll()
      }
      try read(path)
    }
  }

  @Test("a store of the first version is brought up to date and keeps what it holds")
  func firstVersion() async throws {
    try await bench.commit([entry("1"), entry("2", "占道经营")])
    try bench.tamper(try Self.takingBackToFirstVersion(bench.path))
    try open()
    let version: Int? = try bench.value("PRAGMA user_version")
    #expect(version == Schema.version)
    #expect(try bench.store.decidedTopics().isEmpty)
    #expect(try bench.store.count() == 2)
    #expect(try bench.store.verify() == [])
  }

  /// SQL that drops from a store all that later versions have added.
  private static func takingBackToFirstVersion(_ path: String) throws -> String {
    let first = try DatabaseQueue()
    try first.write { try $0.execute(sql: Schema.migrations[0]) }
    let (old, new) = (try shape(of: first), try shape(of: DatabaseQueue(path: path)))
    let dropped = new.objects.filter { !old.objects.contains($0) }.map { "DROP \($0)" }
    let columns = new.columns.filter { !old.columns.contains($0) }
      .filter { column in old.objects.contains("TABLE \(column[0])") }
      .map { "ALTER TABLE \($0[0]) DROP COLUMN \($0[1])" }
    return
      (dropped + columns + [
        "PRAGMA user_version = 1", "DELETE FROM grdb_migrations WHERE identifier <> '1'",
      ]).joined(separator: ";")
  }

  /// The tables and indexes of a database, indexes first, and the columns of its tables.
  private static func shape(
    of queue: DatabaseQueue
  ) throws -> (objects: [String], columns: [[String]]) {
    try queue.read { database in
      let objects = try String.fetchAll(
        database,
        sql: """
          SELECT upper(type) || ' ' || name FROM sqlite_master
          WHERE type IN ('table', 'index', 'trigger') AND sql IS NOT NULL AND name <> 'grdb_migrations'
            AND name NOT LIKE 'sqlite%'
          ORDER BY type = 'table', rowid DESC
          """)
      let columns = try Row.fetchAll(
        database,
        sql: """
          SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c
          WHERE t.type = 'table' ORDER BY c.cid DESC
          """)
      return (objects, columns.map { [$0[0], $0[1]] })
    }
  }
}
