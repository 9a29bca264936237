import Classify
import Feedback
import Testing

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

  @Test(
    "characters of every length in UTF-8",
    arguments: [
      ("🚌🚌来了", ["🚌"]), ("🚎🚏", ["🚎🚏"]), ("🚎", []), ("the Café", ["café"]),
      ("naïvely", ["naïve*"]), ("naive", []),
    ])
  func encodings(subject: String, expected: [String]) throws {
    #expect(try met(subject) == expected)
  }
}
