import Foundation
import GRDB
import Testing

/// The guide is true: its commands are given in their order in an empty folder, in both languages, and do what
/// it says; what its sentences name is there.
@Suite("guide")
struct GuideTests {
  @Test("every command works on its day and prints what is shown", arguments: GuidePage.languages)
  func walk(language: String) throws {
    let office = try GuideOffice(), page = try GuidePage(language)
    for (index, step) in page.steps.enumerated() {
      var printed: [Substring] = []
      for command in step.commands {
        let outcome = try office.give(command, on: step.day)
        #expect(outcome.code == 0, "\(step.day): \(command)\n\(outcome.output)\(outcome.errors)")
        printed += outcome.lines
      }
      for line in step.shown where !line.isEmpty {
        let found = printed.firstIndex { Self.trimmed($0) == Self.trimmed(line[...]) }
        guard let found else {
          Issue.record("\(step.commands) do not print, or not here: \(line)")
          continue
        }
        printed.removeFirst(found + 1)
      }
      if index == 0 { try office.speak(language) }
    }
    try outcomes(of: office)
  }

  /// What the guide promises: an answered item with its deputy and its phone, a dossier, a vote, and what was
  /// agreed in the dossier of the next year.
  private func outcomes(of office: GuideOffice) throws {
    let shown = try office.give("minqing queue show WC-001 --json", on: "2025-04-07")
    let detail = try #require(
      JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    #expect((detail["item"] as? [String: Any])?["state"] as? String == "closed")
    #expect(detail["deputy_name"] as? String == "沈禾雨")
    let dossier = try office.json("appraisals/transport-2025.json")
    #expect(dossier["total"] as? Int == 5)
    #expect((dossier["rectifications"] as? [Any])?.isEmpty == true)
    let handling = try #require(dossier["handling"] as? [[String: Any]])
    let due = handling.first { $0["id"] as? String == "due" }?["now"] as? [String: Any]
    #expect(due?["part"] as? String == "5")
    let next = try office.json("appraisals/transport-2026.json")
    let agreed = try #require((next["rectifications"] as? [[String: Any]])?.first)
    #expect(agreed["id"] as? String == "R-1" && agreed["is_accepted"] as? Bool == true)
    #expect(agreed["before"] as? Int == 2 && agreed["after"] as? Int == 1)
    // The dossier's figure, counted by other means.
    let store = try DatabaseQueue(
      path: office.folder.appending(path: "var/minqing.sqlite3").path)
    let heard = try store.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM item WHERE received_at / 1000 < unixepoch('2026-01-01 00:00+08:00')
          AND department = (SELECT id FROM code WHERE text = 'transport')
          """)
    }
    #expect(heard == 5)
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }

  @Test("both languages have the same commands and files in the same order")
  func languages() throws {
    let english = try GuidePage("en"), chinese = try GuidePage("zh-Hans")
    #expect(english.commands == chinese.commands && english.commands.count > 50)
    #expect(english.steps.map(\.day) == chinese.steps.map(\.day))
    #expect(english.steps.map(\.shown.count) == chinese.steps.map(\.shown.count))
    #expect(english.files.map(\.path) == chinese.files.map(\.path))
    #expect(Set(english.inlineCommands) == Set(chinese.inlineCommands))
    // The days go forward, as an office's do.
    let days = english.steps.map(\.day)
    #expect(days == days.sorted() && days.allSatisfy { !$0.isEmpty })
  }

  @Test("chapters are linked, and links lead somewhere", arguments: GuidePage.languages)
  func links(language: String) throws {
    let page = try GuidePage(language).text
    let chapters = page.matches(of: /\n## (\d) (.+)/)
    #expect(chapters.map { String($0.1) } == (1...9).map(String.init))
    for chapter in chapters {
      let name = chapter.2.lowercased().replacing(" ", with: "-")
      #expect(page.contains("(#\(chapter.1)-\(name))"), "no link to \(chapter.2)")
    }
    for link in page.matches(of: /\]\(([^)#]+)(?:#[^)]*)?\)/) {
      let path = GuidePage.root.appending(path: "docs/guide/" + link.1).standardizedFileURL.path
      #expect(FileManager.default.fileExists(atPath: path), "\(link.1)")
    }
  }

  @Test("excerpts of files are lines of the example, and no file of it goes unnamed")
  func files() throws {
    let example = GuidePage.root.appending(path: "docs/guide/example")
    let page = try GuidePage("en")
    for file in page.files {
      let text = try String(contentsOf: example.appending(path: file.path), encoding: .utf8)
      #expect(text.contains(file.lines.joined(separator: "\n")), "\(file.path)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: example.path)
    for name in names where name.hasSuffix(".csv") {
      #expect(page.commands.contains { $0.contains(name) }, "\(name)")
    }
  }

  @Test("every command and option is in the reference of commands", arguments: GuidePage.languages)
  func commands(language: String) throws {
    let reference = try String(
      contentsOf: GuidePage.root.appending(path: "docs/commands.md"), encoding: .utf8)
    let sections = Dictionary(
      uniqueKeysWithValues: reference.components(separatedBy: "\n## `").dropFirst().map { part in
        (String(part.prefix { $0 != "`" }), Self.options(in: part))
      })
    let page = try GuidePage(language)
    for line in page.commands + page.inlineCommands where line.hasPrefix("minqing ") {
      let words = line.split(separator: " ").map(String.init)
      let names = (2...words.count).map { words.prefix($0).joined(separator: " ") }
      let name = try #require(names.last { sections[$0] != nil }, "\(line)")
      // What `rates` takes stands under its default subcommand.
      let known = (sections[name] ?? []).union(sections[name + " show"] ?? [])
      for option in words where option.hasPrefix("--") {
        #expect(known.contains(option), "\(line): \(option)")
      }
    }
    for option in page.text.matches(of: /`(--[a-z-]+)`/) {
      #expect(sections.values.contains { $0.contains(String(option.1)) }, "\(option.1)")
    }
  }

  private static func options(in section: String) -> Set<String> {
    Set(section.matches(of: /--[a-z][a-z-]*/).map { String($0.0) })
  }
}
