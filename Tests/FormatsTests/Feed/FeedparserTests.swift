import Formats
import Foundation
import Testing

@Suite("feedparser's documents")
struct FeedparserTests {
  private static let wellFormed = "feeds/feedparser-wellformed"
  private static let illFormed = "feeds/feedparser-illformed"

  private func documents(_ folder: String) throws -> [FeedparserDocument] {
    try SharedData.files(folder, "xml").map { path in
      FeedparserDocument(try SharedData.bytes("\(folder)/\(path)"), path: path)
    }
  }

  @Test(
    "what they expect of an entry is met but for what docs/feeds.md gives a reason for",
    .enabled(if: SharedData.has(wellFormed), SharedData.reason))
  func expectations() throws {
    // What is left out of HTML is no matter of this module.
    let documents = try documents(Self.wellFormed).filter { !$0.path.hasPrefix("sanitize/") }
    let all = documents.map(\.expectations.count).reduce(0, +)
    var missed: [String: [String]] = [:]
    for document in documents where !document.misses.isEmpty {
      missed[document.path] = document.misses
      print("\(document.path): \(document.misses.joined(separator: "; "))")
    }
    let count = missed.values.map(\.count).reduce(0, +)
    print("\(all - count) of \(all) expectations are met")
    #expect(all > 250)
    #expect(Double(all - count) >= 0.99 * Double(all))
    let page = try ProjectFiles.text("docs/feeds.md")
    #expect(page.contains("\(all - count) of \(all) expectations are met"))
    let explained = page.matches(of: /(?m)^\| `([^`]+\.xml)` \|/).map { String($0.output.1) }
    #expect(explained.sorted() == missed.keys.sorted())
  }

  @Test(
    "every well-formed document is read to its end",
    .enabled(if: SharedData.has(wellFormed), SharedData.reason))
  func toItsEnd() throws {
    for document in try documents(Self.wellFormed) {
      let reading = Reading(.feed, document.bytes, document.options)
      #expect(reading.error == nil && reading.rejects.isEmpty, "\(document.path)")
    }
  }

  @Test(
    "ill-formed documents are read as far as they go",
    .enabled(if: SharedData.has(illFormed), SharedData.reason))
  func asFarAsTheyGo() throws {
    for document in try documents(Self.illFormed) {
      let reading = Reading(.feed, document.bytes, document.options)
      #expect([nil, .cutOff, .malformed].contains(reading.error?.kind), "\(document.path)")
      #expect(document.misses.isEmpty, "\(document.path)")
    }
  }
}
