internal import Foundation
package import Testing

/// Headless Chromium, started once, that opens every page of some folders and says what is wrong there.
package struct PageReader {
  package static let needs: Comment =
    "needs chromium, and axe-core in .build/axe (scripts/test puts it there)"

  private static let chromium = [
    "/usr/bin/chromium", "/usr/bin/chromium-headless-shell", "/usr/bin/google-chrome",
  ].first(where: FileManager.default.isExecutableFile)

  private static let python = URL(filePath: #filePath)
    .appending(path: "../../../../.build/axe/bin/python3").standardized.path

  package static var canRun: Bool { chromium != nil && Program.areThere(python) }

  /// What the last line tells.
  package struct Counts: Decodable {
    package var pages: Int
    package var links: Int
    package var figures: Int
  }

  /// What is wrong, a line each.
  package let faults: [String]
  package let counts: Counts

  /// Opens the pages; the script ends itself, and the browser with it, where that takes too long.
  package init(_ folders: [String]) throws {
    let process = Process(), output = Pipe()
    process.executableURL = URL(filePath: Self.python)
    let script = URL(filePath: #filePath).appending(path: "../pages.py").standardized.path
    process.arguments = [script, try #require(Self.chromium)] + folders
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(text)")
    let lines = text.split(separator: "\n").map(String.init)
    faults = Array(lines.dropLast())
    counts = try JSONDecoder().decode(Counts.self, from: Data(try #require(lines.last).utf8))
  }
}
