import Testing

@testable import TextIndex

@Suite("Finding texts")
struct SegmentTests {
  private static let segment = Segment([
    ("公交12路停运", "请恢复12路公交车。"), ("停车难", "小区里没有车位，难上加难"),
    ("Pothole on Elm Street", "The parking lot near Elm-Street 112"), ("路灯", "ＰＡＲＫ Lane 的路灯不亮"),
    ("", "车"), ("噪音", "广场舞，停。车太多"),
  ])

  @Test(
    "words of every kind are found, and only where they are",
    arguments: [
      ("车", [5, 4, 1, 0]), ("难", [1]), ("停车", [1]), ("停车难", [1]), ("公交", [0]), ("12路", [0]),
      ("12", [0]), ("112", [2]), ("elm street", [2]), ("\"elm street\"", [2]),
      ("\"street elm\"", []),
      ("park", [3]), ("park*", [3, 2]), ("ELM", [2]), ("路灯 park", [3]), ("车 -停车", [5, 4, 0]),
      ("停车 OR 路灯", [3, 1]), ("车位难", []), ("\"车位 难\"", [1]), ("上海", []), ("street*", [2]),
      ("potholes", []), ("pothole", [2]), ("potho*", [2]), ("停 车", [5, 1, 0]),
    ])
  func found(query: String, documents: [Int]) throws {
    #expect(try Self.segment.search(query).found == documents)
  }

  @Test("what is in the subject is told apart")
  func subject() throws {
    let candidates = try SegmentSearch(
      SearchQuery("12路 公交"), documents: 6, pages: Self.segment.pages
    ).candidates()
    #expect(candidates == [SegmentSearch.Candidate(document: 0, inSubject: 2)])
  }

  @Test("the index loses no text that looking at all of them finds, and is exact where it says so")
  func complete() throws {
    var numbers = Numbers(state: 7)
    let letters = ["车", "路", "灯", "水", "ab", "b", "abcdefgh", "abcdefgk", "1", "，", " ", "é"]
    func text(_ length: Int) -> String {
      (0..<length).map { _ in letters.randomElement(using: &numbers)! }.joined()
    }
    let segment = Segment((0..<300).map { _ in (text(2), text(9)) })
    for _ in 0..<200 {
      let parts = (0..<2).map { _ in
        text(.random(in: 1...3, using: &numbers)) + ["", "*"].randomElement(using: &numbers)!
      }
      guard
        let query = try? SearchQuery(
          parts.joined(separator: [" ", " OR ", " -"].randomElement(using: &numbers)!))
      else { continue }
      let expected = segment.texts.indices.reversed().filter {
        query.match(subject: segment.texts[$0].subject, body: segment.texts[$0].body) != nil
      }
      let (candidates, found) = try segment.search(query.text)
      #expect(found == expected, "\(query.text)")
      if query.isExact { #expect(candidates == found, "\(query.text)") }
    }
  }
}
