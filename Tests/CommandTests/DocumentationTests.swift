import Foundation
import Office
import Testing

@Suite("documentation")
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL.path

  /// Every command that prints a help text of its own.
  private static let commands = [
    "init", "run", "doctor", "verify", "backup", "restore", "sources", "sources list",
    "sources add",
    "sources check", "sources reset", "sources rejects", "fetch",
    "import", "parse", "classify", "train", "evaluate", "explain", "models", "models list",
    "models use", "models diff", "queue", "queue list", "queue show", "queue stats",
    "queue history", "queue next", "queue review", "queue tag", "queue untag", "queue assign",
    "queue accept", "queue return", "queue extend", "queue pause", "queue resume", "queue reply",
    "queue callback", "queue close", "queue reopen", "queue merge", "queue split",
    "queue out-of-scope", "queue confide", "queue unconfide", "queue note", "queue recompute",
    "queue export", "queue import-replies", "search", "index",
    "matters", "matters list", "matters show", "matters merge", "matters split", "matters group",
    "digest", "deliver",
    "ballot", "ballot tally", "ballot rules", "ballot record", "ballot list", "ballot show",
    "rates", "rates show", "rates items", "rates exclude", "rates include", "rates exclusions",
    "station", "station list", "station show", "station import", "station scorecard",
    "station coverage", "station echo", "station candidates",
    "appraise", "appraise list", "appraise show", "appraise dossier", "appraise items",
    "appraise verify", "rectify", "rectify add", "rectify import", "rectify list", "rectify show",
    "rectify evidence", "rectify close", "rectify reopen", "rectify withdraw",
    "project", "project list", "project show", "project import", "project items", "project link",
    "project unlink", "project report",
    "annual", "annual public", "annual learning", "annual note", "annual note add",
    "annual note list", "annual note remove", "site",
    "forget", "queue forget", "retention", "key", "key new", "key rotate", "completion",
  ]

  /// Compares a page with what the code says; `UPDATE_GOLDEN=1` accepts what it says.
  private func compare(_ text: String, _ page: String) throws {
    let path = Self.root + "/" + page
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let written = try? String(contentsOfFile: path, encoding: .utf8)
    #expect(written == text, "\(page) is not what the code says: UPDATE_GOLDEN=1 accepts it")
  }

  @Test("docs/commands.md holds the help of every command, word for word")
  func commands() throws {
    let bench = try Workbench()
    bench.environment["COLUMNS"] = "80"
    var page = """
      # Commands

      <!-- Written from the code: UPDATE_GOLDEN=1 scripts/test --filter documentation -->


      """
    for command in [""] + Self.commands {
      let words = command.split(separator: " ").map(String.init)
      let help = try bench.run(words + ["--help"])
      #expect(help.code == 0)
      page +=
        "## `minqing\(command.isEmpty ? "" : " " + command)`\n\n```text\n\(help.output)```\n\n"
    }
    try compare(page, "docs/commands.md")
  }

  @Test("every subcommand that the program lists is in the page")
  func complete() throws {
    let bench = try Workbench()
    for group in [
      "", "sources", "models", "queue", "matters", "ballot", "rates", "station", "appraise",
      "rectify", "project", "annual", "annual note", "key",
    ] {
      let help = try bench.run(group.split(separator: " ").map(String.init) + ["--help"]).output
      let listed = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
        .split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
        .filter { $0 != "help" && $0 != "See" }
      #expect(!listed.isEmpty)
      for name in listed {
        let command = [group, name].filter { !$0.isEmpty }.joined(separator: " ")
        #expect(Self.commands.contains(command), "\(command) is not documented")
      }
    }
  }

  @Test("docs/config.md explains every key that the code reads")
  func configuration() throws {
    try compare(ConfigReference.markdown, "docs/config.md")
  }

  @Test("each relative link of the documents leads somewhere")
  func links() throws {
    let pages = try FileManager.default.subpathsOfDirectory(atPath: Self.root + "/docs")
      .filter { $0.hasSuffix(".md") }.map { "docs/" + $0 }
    for page in pages + ["README.md", "README.zh-Hans.md", "CONTRIBUTING.md"] {
      let text = try String(contentsOfFile: Self.root + "/" + page, encoding: .utf8)
      let folder = URL(fileURLWithPath: Self.root + "/" + page).deletingLastPathComponent()
      for match in text.matches(of: /\]\(([^)#:]+)\)/) {
        let target = folder.appendingPathComponent(String(match.output.1)).path
        #expect(FileManager.default.fileExists(atPath: target), "\(page): \(match.output.1)")
      }
    }
  }
}
