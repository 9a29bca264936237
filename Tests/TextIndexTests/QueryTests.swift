import Testing

@testable import TextIndex

@Suite("Search queries")
struct QueryTests {
  @Test(
    "a query that cannot be understood is refused with its mend",
    arguments: [
      ("", SearchQueryError.empty), (" 　 ", .empty), ("-停车", .onlyExcluded),
      ("\"停车 难", .openQuote), ("OR 停车", .misplacedOr), ("停车 OR", .misplacedOr),
      ("停车 OR OR 车位", .misplacedOr), ("停车 OR -车位", .misplacedOr), ("！？。", .onlySigns("！？。")),
      ("停车 \"——\"", .onlySigns("\"——\"")), ("a*b", .misplacedStar("a*b")),
      ("*", .misplacedStar("*")),
      ("-", .onlySigns("-")), (String(repeating: "车 ", count: 33), .tooLong),
    ])
  func refused(text: String, error: SearchQueryError) {
    #expect(throws: error) { try SearchQuery(text) }
    #expect(!error.description.contains("\n"))
  }

  @Test("words, phrases, exclusions and alternatives are told apart, in either width")
  func parts() throws {
    let query = try SearchQuery("停车 OR 车位 “elm street” －噪音 park＊")
    #expect(query.clauses.map(\.count) == [2, 1, 1])
    #expect(query.excluded == [Wanted("噪音", isPrefix: false)])
    #expect(query.clauses[2][0].isPrefix)
    #expect(try SearchQuery("ＥＬＭ").clauses == SearchQuery("elm").clauses)
  }

  @Test("a minus within a word is a blank, and one before a word leaves it out")
  func minus() throws {
    #expect(try SearchQuery("2026-11-23").clauses == SearchQuery("\"2026 11 23\"").clauses)
    #expect(try SearchQuery("车 -位").excluded.count == 1)
  }
}
