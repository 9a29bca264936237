import Classify
import Feedback
import Settings
import Testing

private let words = """
  version: "t"
  scoring: {subject_weight: 3, body_limit: 10, kind_body_limit: 2}
  kinds:
    - {id: complaint, name: 投诉, base: 1, words: {投诉: 3}}
    - {id: consult, name: 咨询, words: {请问: 3, 如何: 3, 多少: 3}}
  topics:
    - {id: health, name: 卫生, words: {医院: 4, 医生: 4, 病人: 4, 手术: 4, 护士: 4}}
    - {id: transport, name: 交通, words: {公交: 4}}
  """

private let scoringKeys = ["temperature: 0", "body_limit: -1", "kind_body_limit: 0"]

@Suite("scoring")
struct ScoringTests {
  @Test("a long body does not drown its subject")
  func bodyLimit() throws {
    let body = "医院医生病人手术护士"
    #expect(try classify("", body, words).topics.first?.id == "health")
    #expect(try classify("公交", body, words).topics.first?.id == "transport")
    let unlimited = words.replacing("body_limit: 10", with: "body_limit: 100")
    #expect(try classify("公交", body, unlimited).topics.first?.id == "health")
  }

  @Test("the same word again says little more than once")
  func saturation() throws {
    let once = try #require(try classify("", "公交", words).topics.first?.score)
    let thrice = try #require(try classify("", "公交公交公交", words).topics.first?.score)
    let two = try #require(try classify("", "医院医生", words).topics.first?.score)
    #expect(once < thrice)
    #expect(thrice - once < 2 * (two - once))
  }

  @Test("scores of all topics share one: what is said of two leaves less for each")
  func shares() throws {
    let both = try classify("公交 医院", "", words).topics
    #expect(both.map(\.id) == ["health", "transport"])
    #expect(both.allSatisfy { abs($0.score - 0.5) < 0.001 })
    #expect(try classify("公交 医院", "", words).review == .lowScore)
  }

  @Test("evidence says how often a word was met, and is strongest first")
  func evidence() throws {
    let evidence = try #require(try classify("医生", "医院医院医院", words).topics.first?.evidence)
    #expect(evidence.map(\.word) == ["医生", "医院"])
    #expect(evidence.map(\.count) == [1, 3])
  }

  @Test(
    "a kind starts with its base, and the subject says it louder than a long body",
    arguments: [
      ("公交", "", RequestKind.complaint), ("请问公交", "", .consult), ("", "请问公交", .consult),
      ("投诉公交", "请问如何多少", .complaint),
    ])
  func kinds(subject: String, body: String, kind: RequestKind) throws {
    #expect(try classify(subject, body, words).kind == kind)
  }

  @Test("a scale that cannot be is refused where it stands", arguments: scoringKeys)
  func refused(key: String) throws {
    let wrong = words.replacing(
      "scoring: {subject_weight: 3, body_limit: 10, kind_body_limit: 2}",
      with: "scoring: {\(key)}")
    let error = #expect(throws: SettingsError.self) { try classify("公交", "", wrong) }
    #expect(error.map { "\($0)" }?.contains("takes a number above 0") == true)
  }
}
