import Feedback
import Testing

@testable import Classify

private let words = """
  version: "t"
  scoring: {temperature: 100}
  kinds: [{id: help, name: 求助}]
  topics:
    - {id: a, name: A, words: {公交车站: 4, 公交: 3, 🚌: 4, 🚎🚏: 4, café: 4, naïve*: 4}}
    - {id: b, name: B, words: {交车: 2, 站台: 3, 车站台阶: 4}}
  """

/// The words of all topics that were met, in the order of the words.
private func met(_ subject: String) throws -> [String] {
  try classify(subject, "", words).topics.flatMap(\.evidence).map(\.word).sorted()
}

@Suite("matching")
struct MatchingTests {
  @Test(
    "words that overlap are all met, wherever one begins within another",
    arguments: [
      ("公交车站", ["交车", "公交车站"]), ("公交车", ["交车", "公交"]), ("公公交", ["公交"]),
      ("公交车站台", ["交车", "公交车站", "站台"]), ("公交车站台阶", ["交车", "公交车站", "车站台阶"]),
      ("车站台", ["站台"]), ("公", []),
    ])
  func overlaps(subject: String, expected: [String]) throws {
    #expect(try met(subject) == expected)
  }

  @Test("a word is explained where it counts, and not where it stands in a longer one")
  func places() throws {
    let classifier = try classifier(words, "departments: []")
    let item = FeedbackItem(source: "s", subject: "公交车站远，公交少", body: "")
    let spans = classifier.explain(item).topics.first { $0.id == "a" }?.evidence ?? []
    #expect(spans.map(\.text) == ["公交车站", "公交"] && spans.map(\.start) == [0, 6])
  }

  @Test(
    "characters of every length in UTF-8",
    arguments: [
      ("🚌🚌来了", ["🚌"]), ("🚎🚏", ["🚎🚏"]), ("🚎", []), ("the Café", ["café"]),
      ("naïvely", ["naïve*"]), ("naive", []),
    ])
  func encodings(subject: String, expected: [String]) throws {
    #expect(try met(subject) == expected)
  }

  @Test(
    "words of one character, of two and longer ones with one beginning",
    arguments: [
      ("水", ["水"]), ("水管", ["水", "水管"]), ("水管爆裂", ["水", "水管", "水管爆裂"]), ("水管爆", ["水", "水管"]),
    ])
  func beginnings(subject: String, expected: [String]) throws {
    let words = """
      version: "t"
      scoring: {temperature: 100}
      kinds: [{id: help, name: 求助}]
      topics:
        - {id: a, name: A, words: {水: 1}}
        - {id: b, name: B, words: {水管: 2}}
        - {id: c, name: C, words: {水管爆裂: 3}}
      """
    let found = try classify(subject, "", words).topics.flatMap(\.evidence).map(\.word)
    #expect(Set(found) == Set(expected))
  }

  @Test("every pair of a large list of words is found again, and no other")
  func manyPairs() throws {
    let characters = (0x4E00..<0x4E60).compactMap { Unicode.Scalar($0).map(String.init) }
    let words = characters.flatMap { first in characters.map { first + $0 } }
    let known = words.indices.filter { $0 % 3 == 0 }
    let finder = WordFinder(known.map { Array(words[$0].utf8) })
    var text = FoldedText()
    for (index, word) in words.enumerated() {
      text.take("（" + word + "）")
      var matches: [Match] = []
      finder.scan(text, Array(repeating: .plain, count: known.count), into: &matches)
      #expect(matches.map { known[$0.pattern] } == (index % 3 == 0 ? [index] : []))
    }
  }
}

extension WordIndex.Pattern {
  /// One that may stand anywhere.
  fileprivate static let plain = WordIndex.Pattern(
    meanings: 0..<0, lists: 0..<0, length: 6, boundedBefore: false, boundedAfter: false)
}
