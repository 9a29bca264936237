import Classify
import Feedback
import Testing

@Suite("Classify")
struct ClassifierTests {
  @Test(
    "words are met where they should be",
    arguments: [
      ("公交停运", "transport" as String?), ("ＢＵＳ stop", "transport"), ("buses", nil),
      ("taxis everywhere", "transport"), ("ambush", nil), ("医院", "health"), ("你好", nil),
      ("", nil), ("🚌🚌", nil), ("12345", nil),
    ])
  func words(subject: String, topic: String?) throws {
    #expect(try classify(subject).topics.first?.id == topic)
  }

  @Test("the longest word at a place counts alone within a topic")
  func longest() throws {
    let tag = try #require(try classify("医保局").topics.first)
    #expect(tag.evidence.map(\.word) == ["医保局"])
    #expect(try classify("医保 医保局").topics.first?.evidence.count == 2)
  }

  @Test("a second level is named, and its words count for the first")
  func secondLevel() throws {
    let tag = try #require(try classify("出租车拒载").topics.first)
    #expect(tag.id == "transport")
    #expect(tag.second == "transport/taxi")
  }

  @Test("the subject weighs more than the body, and a negative word speaks against")
  func weights() throws {
    #expect(try classify("公交", "医院").topics.first?.id == "transport")
    #expect(try classify("医院", "公交").topics.first?.id == "health")
    #expect(try classify("机场 医保", "公交").topics.first?.id == "health")
  }

  @Test("scores lie between 0 and 1 and grow with the evidence")
  func scores() throws {
    let weak = try #require(try classify("", "医保").topics.first?.score)
    let strong = try #require(try classify("医院", "医院医院医保局").topics.first?.score)
    #expect((0..<strong).contains(weak))
    #expect(strong < 1)
  }

  @Test("what is unsure is for a person to look at")
  func review() throws {
    #expect(try classify("你好").review == .noEvidence)
    #expect(try classify("公交 医院", "公交和医院").review == .lowScore)
    #expect(try classify("公交", "公交").review == nil)
  }

  @Test("the kind follows its words; the source's own word wins")
  func kinds() throws {
    #expect(try classify("请问公交").kind == .consult)
    #expect(try classify("举报").kind == .report)
    #expect(try classify("公交").kind == .help)
    var item = FeedbackItem(source: "s", subject: "请问", body: "")
    item.kind = .praise
    #expect(try classifier().classify(item).kind == .praise)
  }

  @Test(
    "a place is the deepest named; a shared name needs its parent",
    arguments: [
      ("磨坊社区", "mill" as String?), ("东区磨坊社区", "mill"), ("东区", "east"), ("新街", nil),
      ("西区新街", "west-new"), ("东区新街", "east-new"), ("别处", nil),
    ])
  func place(subject: String, place: String?) throws {
    #expect(try classify(subject).place == place)
  }

  @Test("the department is the stated one, else the one for the topic at the place")
  func department() throws {
    #expect(try classify("医院").department == "health-bureau")
    #expect(try classify("磨坊社区医院").department == "east-health")
    var item = FeedbackItem(source: "s", subject: "医院", body: "")
    item.department = "市交通局运管处"
    #expect(try classifier().classify(item).department == "bus-bureau")
  }

  @Test("a department of an unknown topic or place is refused with the mend")
  func unknown() throws {
    for wrong in [
      "departments: [{id: a, name: A, topics: [moon]}]",
      "departments: [{id: a, name: A}]\nreports_about: [moon]",
    ] {
      let error = #expect(throws: ClassifyError.self) {
        try classifier(topics, wrong)
      }
      #expect(error?.description.contains("the topic moon") == true)
    }
  }

  @Test("ten megabytes are read calmly")
  func long() throws {
    let body = String(repeating: "公交车又停运了。", count: 420_000)
    #expect(try classify("", body).topics.first?.id == "transport")
  }
}
