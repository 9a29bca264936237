import Classify
import Feedback
import Settings
import Testing

/// Words that mean something else beside other words.
private let words = """
  version: "t"
  scoring: {near_reach: 5}
  contexts:
    road: [公交, 路口, traffic light*]
  kinds: [{id: help, name: 求助}]
  topics:
    - id: education
      name: 教育
      words:
        学校: {weight: 4, not_near: [$road]}
        学校门口: 0
        school: {weight: 4, not_near: [$road, roundabout]}
    - id: transport
      name: 交通
      words: {公交: 3, 线路: {weight: 2, near: [公交, 车站]}}
  """

private func topic(_ subject: String) throws -> String? {
  try classify(subject, "", words).topics.first?.id
}

@Suite("words in context")
struct ContextTests {
  @Test(
    "a word does not count beside what makes it mean something else",
    arguments: [
      ("学校收费", "education" as String?), ("学校旁边路口拥挤", nil), ("路口在学校旁边", nil),
      ("学校一二三四五六七路口", "education"), ("school fees", "education"),
      ("school near the roundabout", nil), ("traffic lights at school", nil),
    ])
  func notNear(subject: String, expected: String?) throws {
    #expect(try topic(subject) == expected)
  }

  @Test(
    "a word that needs company counts only in it",
    arguments: [
      ("线路老化", nil as String?), ("增加车站线路", "transport"), ("公交线路", "transport"),
    ])
  func near(subject: String, expected: String?) throws {
    #expect(try topic(subject) == expected)
  }

  @Test("a longer word of weight 0 hides the shorter one in it")
  func hidden() throws {
    #expect(try topic("学校门口") == nil)
    #expect(try topic("学校门口的学校") == "education")
  }

  @Test("a list that contexts does not have is refused with the mend")
  func unknown() throws {
    let wrong = words.replacing("[$road]", with: "[$rode]")
    let error = #expect(throws: SettingsError.self) { try classify("学校", "", wrong) }
    #expect(error.map { "\($0)" }?.contains("$rode, which contexts does not have") == true)
  }

  @Test("a misspelt key of a word is refused where it stands")
  func misspelt() throws {
    let wrong = words.replacing("not_near: [$road]", with: "notnear: [$road]")
    let error = #expect(throws: SettingsError.self) { try classify("学校", "", wrong) }
    #expect(error.map { "\($0)" }?.contains("test.yaml:10:") == true)
    #expect(error.map { "\($0)" }?.contains("did you mean not_near?") == true)
  }
}
