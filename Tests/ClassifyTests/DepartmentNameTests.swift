import Classify
import Feedback
import Foundation
import Settings
import Testing

private let offices = """
  departments:
    - id: land
      name: 自然资源局
      aliases: [{name: 国土局, until: 2019-02-28}, 土地局]
      topics: [transport]
    - id: city-land
      name: 城投公司
      aliases: [{name: 国土局, from: 2019-03-01}]
  """

private func department(_ stated: String, _ day: String?) throws -> String? {
  var item = FeedbackItem(source: "s", subject: "你好", body: "")
  item.department = stated
  // Ten at night in Shanghai, which is still the same day in Greenwich.
  item.submittedAt = try day.map { try Date("\($0)T22:00:00+08:00", strategy: .iso8601) }
  return try classifier(topics, offices).classify(item).department
}

@Suite("names of departments")
struct DepartmentNameTests {
  @Test(
    "a name means the department that bore it when the resident spoke",
    arguments: [
      ("国土局", "2019-02-28", "land"), ("市国土局执法队", "2018-01-01", "land"),
      ("国土局", "2019-03-01", "city-land"), ("土地局", "2024-05-05", "land"),
      ("自然资源局", "2010-01-01", "land"),
    ])
  func dated(stated: String, day: String, expected: String) throws {
    #expect(try department(stated, day) == expected)
  }

  @Test("midnight is the office's, not Greenwich's")
  func midnight() throws {
    var item = FeedbackItem(source: "s", subject: "你好", body: "")
    item.department = "国土局"
    item.submittedAt = try Date("2019-03-01T00:30:00+08:00", strategy: .iso8601)
    #expect(try classifier(topics, offices).classify(item).department == "city-land")
  }

  @Test("without a date any of its names will do")
  func undated() throws {
    #expect(try department("国土局", nil) == "land")
  }

  @Test(
    "dates that cannot be are refused with the mend",
    arguments: [
      ("until: 2019-02-30", "takes a day"),
      ("from: 2020-01-01, until: 2019-01-01", "exchange them"),
    ])
  func refused(dates: String, mend: String) throws {
    let wrong = "departments: [{id: a, name: A, aliases: [{name: B, \(dates)}]}]"
    let error = #expect(throws: SettingsError.self) { try classifier(topics, wrong) }
    #expect(error.map { "\($0)" }?.contains(mend) == true)
  }

  @Test("a place whose name is a common word needs the place that it lies in")
  func commonName() throws {
    let area = """
      places:
        - id: east
          name: 东区
          children: [{id: spring, name: 春天, needs_context: true}]
      """
    func place(_ subject: String) throws -> String? {
      let item = FeedbackItem(source: "s", subject: subject, body: "")
      return try classifier(topics, departments.replacing(", places: [east]", with: ""), area)
        .classify(item).place
    }
    #expect(try place("春天到了") == nil)
    #expect(try place("东区春天") == "spring")
  }
}
