import Classify
import Feedback
import Foundation
import Settings

/// Invented messages of three topics, put together from their words by a rule.
enum Invented {
  static let words: [(topic: String, words: [String])] = [
    ("transport", ["公交", "站台", "司机", "线路", "班次", "地铁口"]),
    ("health", ["医院", "挂号", "疫苗", "门诊", "药房", "护士"]),
    ("environment", ["污水", "臭味", "噪音", "烟囱", "河道", "垃圾"]),
  ]
  private static let frames = ["请问", "希望解决", "我们反映", "多次投诉", "没有人管", "麻烦看看"]

  /// As many messages, each topic in turn.
  static func messages(_ count: Int, folds: Int? = nil) -> [TrainingMessage] {
    (0..<count).map { index in
      let (topic, words) = Self.words[index % Self.words.count]
      let turn = index / Self.words.count
      let first = words[turn % words.count], second = words[(turn * 5 + 1) % words.count]
      let third = words[(turn / 3 + 2) % words.count]
      return TrainingMessage(
        subject: first + frames[turn % frames.count],
        body: "\(frames[(turn + 2) % frames.count])，\(second)和\(third)第\(turn)次。",
        topics: [topic], fold: folds.map { turn % $0 })
    }
  }

  static let taxonomy = """
    version: "t"
    kinds: [{id: help, name: {zh-Hans: 求助, en: Help}, words: {希望: 2}}]
    topics:
      - {id: transport, name: {zh-Hans: 交通, en: Transport}, words: {公交: 4}}
      - {id: health, name: {zh-Hans: 卫生, en: Health}, words: {医院: 4}}
      - {id: environment, name: {zh-Hans: 环境, en: Environment}, words: {污水: 4}}
      - {id: natural-resources, name: {zh-Hans: 自然资源, en: Land}, words: {征地: 5, 采石: 5}}
    """

  /// A classifier with words for the three topics and for one more.
  static func classifier(_ taxonomy: String = taxonomy) throws -> Classifier {
    func section<Section: SettingsSection>(_ text: String) throws -> Section {
      try SettingsFile(text: text, name: "test.yaml").decode()
    }
    return try Classifier(
      taxonomy: section(taxonomy), departments: section("departments: []"),
      places: section("places: []"), timeZone: .gmt)
  }

  /// A model of the messages.
  static func model(_ messages: [TrainingMessage], seed: UInt64 = 1) async throws -> TrainedModel {
    try await TopicTrainer(messages, seed: seed).train(
      data: ("invented.ndjson", "0123456789abcdef"), date: .init(timeIntervalSince1970: 0),
      taxonomy: "t")
  }
}
