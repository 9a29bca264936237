import Foundation
import GRDB
import Testing

/// What a command ended with.
struct Outcome {
  var code: Int32
  var output: String
  var errors: String

  var lines: [Substring] { output.split(separator: "\n") }
}

/// An office of its own in a temporary folder, and the built program to try on it.
final class Workbench {
  let folder: String
  var now = "2026-11-23T07:30:00+08:00"
  var environment: [String: String] = [:]

  /// The program beside the tests' own bundle.
  static let program: String = {
    let tests = Bundle.allBundles.map(\.bundlePath) + CommandLine.arguments
    let folders = tests.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    let found = folders.map { $0 + "/minqing" }.first(where: FileManager.default.isExecutableFile)
    return found ?? ".build/debug/minqing"
  }()

  /// An office with the configuration given, or the default one.
  init(_ configuration: String? = nil) throws {
    folder = NSTemporaryDirectory() + "minqing-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/config", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder + "/inbox", withIntermediateDirectories: true)
    try write(configuration ?? Self.configuration(), "config/minqing.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A configuration with sources.
  static func configuration(_ sources: String = "") -> String {
    """
    office: {id: test-office, name: {zh-Hans: 测试办公室, en: Test office}}
    time_zone: Asia/Shanghai
    language: en
    store: var/minqing.sqlite3
    digests: {folder: digests, daily: true, weekly: true}
    sources:
    \(sources.isEmpty ? "  - {id: inbox, url: \"file:inbox/\"}" : sources)
    """
  }

  func write(_ text: String, _ path: String) throws {
    try write(Array(text.utf8), path)
  }

  func write(_ bytes: [UInt8], _ path: String) throws {
    let url = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
  }

  /// The office's store, beside the program.
  func store() throws -> DatabaseQueue {
    try DatabaseQueue(path: folder + "/var/minqing.sqlite3")
  }

  /// The program on this office, at this office's present.
  func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    return process
  }

  /// Runs a command of the program that takes `--now`.
  @discardableResult
  func minqing(_ arguments: String..., input: String? = nil) throws -> Outcome {
    try run(arguments + ["--now", now], input: input)
  }

  /// Runs the program with these arguments and no others; `asNobody` under an account without
  /// rights, to which the folder is given first.
  func run(
    _ arguments: [String], input: String? = nil, asNobody: Bool = false
  ) throws -> Outcome {
    let process = process(arguments)
    if asNobody {
      for path in [folder, folder + "/config", folder + "/inbox"] { chown(path, 65_534, 65_534) }
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments =
        ["--reuid=65534", "--regid=65534", "--clear-groups", Self.program] + arguments
    }
    let output = folder + "/.output-" + UUID().uuidString
    for path in [output, output + ".errors", output + ".input"] {
      #expect(FileManager.default.createFile(atPath: path, contents: nil))
    }
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: output + ".input"))
    process.standardInput = FileHandle(forReadingAtPath: output + ".input")
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: output + ".errors")
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: output + ".errors", encoding: .utf8))
  }

  /// A JSON value that a command printed.
  func json(_ arguments: String...) throws -> Any { try json(arguments) }

  /// What a command prints with `--json`.
  func json(_ arguments: [String]) throws -> Any {
    let outcome = try run(arguments + ["--json", "--now", now])
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try JSONSerialization.jsonObject(
      with: Data(outcome.output.utf8), options: .fragmentsAllowed)
  }

  /// The figures of `queue stats --json`.
  func stats() throws -> [String: Any] {
    try #require(json("queue", "stats") as? [String: Any])
  }
}

/// Invented messages as NDJSON.
func messages(_ count: Int, from first: Int = 0) -> String {
  let subjects = ["公交12路停运", "垃圾填埋场臭味", "山上非法采石", "Pothole on Elm Street", "医院挂号难"]
  return (first..<first + count).map { index in
    #"{"id":"m\#(index)","subject":"\#(subjects[index % 5])","body":"第\#(index)件：请有关部门处理。","submitted_at":"2026-11-\#(10 + index % 12)T09:00:00+08:00"}"#
  }.joined(separator: "\n") + "\n"
}

/// Real data beside the project, where it is there; nothing of it is copied.
enum SharedData {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data").standardizedFileURL.path

  static var exists: Bool { FileManager.default.fileExists(atPath: folder) }
}
