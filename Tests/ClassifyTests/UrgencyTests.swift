import Classify
import Feedback
import Testing

private let words = """
  version: "t"
  kinds: [{id: help, name: 求助}]
  urgency:
    - {id: danger-to-life, name: 危及生命, least: 3, words: {漏气: 3, 爆炸: 2, 危险: 1, gas leak*: 4}}
    - id: no-water
      name: 停水
      words: {停水: {weight: 3, not_near: [通知]}}
    - {id: mass-wages, name: 欠薪, least: 4, words: {拖欠工资: 3, 工友: 1}}
  topics: [{id: city, name: 城建, words: {停水: 4, 燃气: 4}}]
  """

private func urgency(_ subject: String, _ body: String = "") throws -> Urgency? {
  try classify(subject, body, words).urgency
}

@Suite("urgency")
struct UrgencyTests {
  @Test(
    "the first reason whose words weigh enough speaks",
    arguments: [
      ("小区停水三天", "no-water" as String?), ("燃气漏气又停水", "danger-to-life"),
      ("GAS LEAKS in our street", "danger-to-life"), ("有危险", nil), ("可能爆炸，很危险", "danger-to-life"),
      ("拖欠工资", nil), ("拖欠工资，工友都在等", "mass-wages"), ("停水通知看不懂", nil), ("", nil),
    ])
  func reason(subject: String, reason: String?) throws {
    #expect(try urgency(subject)?.reason == reason)
  }

  @Test("a word counts once, however often it is met, and half where only the body has it")
  func once() throws {
    #expect(try urgency("危险", "危险危险危险危险") == nil)
    #expect(try urgency("来信", "漏气") == nil)
    #expect(try urgency("来信", "漏气，有爆炸危险")?.reason == "danger-to-life")
  }

  @Test("the rule's words are named, the strongest first")
  func named() throws {
    #expect(try urgency("危险", "爆炸 漏气")?.words == ["漏气", "爆炸", "危险"])
  }
}
