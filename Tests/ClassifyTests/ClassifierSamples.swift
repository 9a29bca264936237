import Classify
import Feedback
import Foundation
import Settings
import Testing

/// Two topics and two kinds, for tests of one rule at a time.
let topics = """
  version: "t"
  review: {score: 0.6, margin: 0.2}
  scoring: {subject_weight: 2}
  kinds:
    - {id: consult, name: {zh-Hans: 咨询, en: Consult}, words: {请问: 2}}
    - {id: report, name: {zh-Hans: 举报, en: Report}, words: {举报: 4}}
  topics:
    - id: transport
      name: {zh-Hans: 交通运输, en: Transport}
      words: {公交: 4, bus: 4, 机场: -3}
      children: [{id: taxi, name: {zh-Hans: 出租, en: Taxis}, words: {出租车: 5, "taxi*": 5}}]
    - id: health
      name: {zh-Hans: 卫生健康, en: Health}
      words: {医保: 3, 医保局: 5, 医院: 4}
  """

let departments = """
  departments:
    - {id: bus-bureau, name: 交通运输局, aliases: [交通局], topics: [transport]}
    - {id: east-health, name: 东区卫生局, topics: [health], places: [east]}
    - {id: health-bureau, name: 卫健委, topics: [health]}
  """

let places = """
  places:
    - id: east
      name: 东区
      children: [{id: east-new, name: 新街}, {id: mill, name: 磨坊社区}]
    - id: west
      name: 西区
      children: [{id: west-new, name: 新街}]
  """

func section<Section: SettingsSection>(_ text: String) throws -> Section {
  try SettingsFile(text: text, name: "test.yaml").decode()
}

func classifier(
  _ words: String = topics, _ offices: String = departments, _ area: String = places
) throws -> Classifier {
  try Classifier(
    taxonomy: section(words), departments: section(offices), places: section(area),
    timeZone: #require(TimeZone(identifier: "Asia/Shanghai")))
}

func classify(
  _ subject: String, _ body: String = "", _ words: String = topics
) throws -> Classification {
  let offices = words == topics ? departments : "departments: []"
  return try classifier(words, offices)
    .classify(FeedbackItem(source: "s", subject: subject, body: body))
}
