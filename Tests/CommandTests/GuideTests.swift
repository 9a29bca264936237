import Foundation
import Testing

/// The guide names commands and options that there are, and both languages say the same.
@Suite("guide")
struct GuideTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func lines(_ language: String) throws -> [String] {
    try text("docs/guide/README\(language).md").split(separator: "\n")
      .filter { $0.hasPrefix("    minqing ") }.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test("both languages have the same commands in the same order, in as many chapters")
  func languages() throws {
    let english = try Self.lines(""), chinese = try Self.lines(".zh-Hans")
    #expect(english == chinese && english.count > 30)
    for language in ["", ".zh-Hans"] {
      let page = try Self.text("docs/guide/README\(language).md")
      let chapters = page.matches(of: /\n## (\d) (.+)/)
      #expect(chapters.map { String($0.1) } == (1...8).map(String.init))
      for chapter in chapters {
        let name = chapter.2.lowercased().replacing(" ", with: "-")
        #expect(page.contains("(#\(chapter.1)-\(name))"), "no link to \(chapter.2)")
      }
      for link in page.matches(of: /\]\(([^)#]+\.md)(?:#[^)]*)?\)/) {
        let path = Self.root.appending(path: "docs/guide/" + link.1).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: path), "\(link.1)")
      }
    }
  }

  @Test("every command and option of the guide is in the reference of commands")
  func commands() throws {
    let reference = try Self.text("docs/commands.md")
    let sections = Dictionary(
      uniqueKeysWithValues: reference.components(separatedBy: "\n## `").dropFirst().map { part in
        (String(part.prefix { $0 != "`" }), part)
      })
    for line in try Self.lines("") {
      let words = line.split(separator: " ").map(String.init)
      let depth = (1...words.count).last {
        sections[words.prefix($0).joined(separator: " ")] != nil
      }
      let section = try #require(
        depth.flatMap { sections[words.prefix($0).joined(separator: " ")] }, "\(line)")
      #expect((depth ?? 0) > 1, "\(line)")
      // What `rates` takes stands under its default subcommand.
      let fallback = sections[words.prefix(2).joined(separator: " ") + " show"] ?? ""
      for option in words where option.hasPrefix("--") {
        #expect((section + fallback).contains(option), "\(line): \(option)")
      }
    }
  }
}
