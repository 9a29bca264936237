import Testing

@testable import TextIndex

@Suite("Marks and scores")
struct MatchTests {
  private func marked(_ query: String, _ body: String, length: Int = .max) throws -> String {
    let match = try #require(try SearchQuery(query).match(subject: "", body: body))
    let marked = MarkedText.excerpt(of: body, bytes: match.body, length: length)
    var text = "", scalars = Array(marked.text.unicodeScalars)[...], index = 0
    for mark in marked.marks {
      text += scalars.prefix(mark.lowerBound - index).map(String.init).joined() + "["
      scalars = scalars.dropFirst(mark.lowerBound - index)
      text += scalars.prefix(mark.count).map(String.init).joined() + "]"
      scalars = scalars.dropFirst(mark.count)
      index = mark.upperBound
    }
    return text + scalars.map(String.init).joined()
  }

  @Test(
    "what is found is marked where it stands",
    arguments: [
      ("停车", "小区停车难，停车贵", "小区[停车]难，[停车]贵"), ("车", "车车", "[车车]"), ("12路", "坐１２路车", "坐[１２路]车"),
      ("park*", "PARKING, park.", "[PARKING], [park]."),
      ("\"elm street\"", "at Elm -- Street!", "at [Elm -- Street]!"),
      ("停车 车难", "停车难", "[停车难]"), ("难", "难！", "[难]！"), ("路灯", "第一行\n路灯坏了", "第一行 [路灯]坏了"),
    ])
  func marks(query: String, body: String, expected: String) throws {
    #expect(try marked(query, body) == expected)
  }

  @Test("an excerpt shows the words that it is about, and no more than it may")
  func excerpt() throws {
    let filler = String(repeating: "这里是别的内容。", count: 20)
    let text = filler + "终于说到路灯的问题" + filler
    let shown = try marked("路灯", text, length: 30)
    #expect(shown == "…是别的内容。终于说到[路灯]的问题这里是别的内容。这里是别的内容…")
    #expect(try marked("路灯", "路灯" + filler, length: 10).hasPrefix("[路灯]这里"))
    #expect(try marked("路灯", filler + "路灯", length: 10) == "…这里是别的内容。[路灯]")
  }

  @Test("the subject counts more than the body, and a short body more than a long one")
  func scores() throws {
    let query = try SearchQuery("路灯")
    func score(_ subject: String, _ body: String) throws -> Double {
      try #require(query.match(subject: subject, body: body)).score
    }
    let long = String(repeating: "其他事情", count: 100)
    #expect(try score("路灯", "") > score("", "路灯 路灯"))
    #expect(try score("", "路灯 路灯") > score("", "路灯"))
    #expect(try score("", "路灯") > score("", long + "路灯"))
  }
}
