import Foundation
import Testing

/// A page of the guide, as the reader follows it.
struct GuidePage {
  /// Commands in a row, the day of the example on which they are given, and the excerpts below them.
  struct Step {
    var day: String
    var commands: [String] = []
    /// Lines of what the commands print, in their order.
    var shown: [String] = []
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let languages = ["en", "zh-Hans"]

  let text: String
  private(set) var steps: [Step] = []
  /// The excerpts of files, by the file's path in the example.
  private(set) var files: [(path: String, lines: [String])] = []

  /// Reads the page of a language.
  init(_ language: String) throws {
    let name = language == "en" ? "README.md" : "README.\(language).md"
    text = try String(
      contentsOf: Self.root.appending(path: "docs/guide/" + name), encoding: .utf8)
    var fence: String?, day = "", wasCommand = false
    for line in text.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        fence = fence == nil ? String(line.dropFirst(3)) : nil
        if let path = fence?.split(separator: " ").dropFirst().first {
          files.append((String(path), []))
        }
      } else if let fence {
        if fence == "text" {
          steps[steps.count - 1].shown.append(line)
        } else {
          files[files.count - 1].lines.append(line)
        }
      } else if line.hasPrefix("    ") {
        if !wasCommand { steps.append(Step(day: day)) }
        steps[steps.count - 1].commands.append(line.trimmingCharacters(in: .whitespaces))
      } else if let date = line.matches(of: /\*\*[^*]*(\d{4}-\d\d-\d\d)[^*]*\*\*/).last {
        day = String(date.1)
      }
      wasCommand = fence == nil && line.hasPrefix("    ")
    }
  }

  /// All indented lines, in their order.
  var commands: [String] { steps.flatMap(\.commands) }

  /// The commands inside sentences, also those that a line break splits.
  var inlineCommands: [String] {
    text.matches(of: /`(minqing\s[^`]+)`/).map { match in
      match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}

/// An office in an empty folder, on which somebody follows the guide.
final class GuideOffice {
  let folder: URL
  private let parent: URL

  init() throws {
    parent = FileManager.default.temporaryDirectory.appending(path: "guide-" + UUID().uuidString)
    folder = parent.appending(path: "office")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: parent.appending(path: "minqing"), withDestinationURL: GuidePage.root)
  }

  deinit { try? FileManager.default.removeItem(at: parent) }

  /// Gives a command as a shell does, at nine o'clock of a day.
  func give(_ command: String, on day: String) throws -> Outcome {
    let isTimeless = ["init", "key"].contains(command.split(separator: " ").dropFirst().first)
    let isOwn = command.hasPrefix("minqing ") && !isTimeless
    let process = Process(), output = parent.appending(path: UUID().uuidString)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command + (isOwn ? " --now \(day)T09:00:00+08:00" : "")]
    process.currentDirectoryURL = folder
    let program = URL(fileURLWithPath: Workbench.program).deletingLastPathComponent().path
    let environment = ProcessInfo.processInfo.environment
    process.environment = environment.merging(
      ["COLUMNS": "80", "PATH": program + ":" + (environment["PATH"] ?? "/usr/bin:/bin")]
    ) { $1 }
    for ending in ["out", "err"] {
      let file = output.appendingPathExtension(ending)
      try Data().write(to: file)
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output.appendingPathExtension("out"))
    process.standardError = try FileHandle(forWritingTo: output.appendingPathExtension("err"))
    try process.run()
    process.waitUntilExit()
    func text(_ ending: String) throws -> String {
      try String(contentsOf: output.appendingPathExtension(ending), encoding: .utf8)
    }
    return Outcome(
      code: process.terminationStatus, output: try text("out"), errors: try text("err"))
  }

  /// Writes the office's language into the configuration that was copied.
  func speak(_ language: String) throws {
    let file = folder.appending(path: "config/minqing.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("language: zh-Hans", with: "language: \(language)")
      .write(to: file, atomically: true, encoding: .utf8)
  }

  /// A file of the office as JSON.
  func json(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appending(path: path))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
