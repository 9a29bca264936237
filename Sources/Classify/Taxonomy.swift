public import Feedback
public import Settings

/// `topics.yaml`: what messages may be about and what residents may want, with the words that say so.
public struct Taxonomy: SettingsSection {
  /// As written; `version` adds what the words are.
  var label: String
  /// Below either, a person should look.
  var reviewScore: Double
  var reviewMargin: Double
  /// A word in the subject counts so many times.
  var subjectWeight: Double
  var kinds: [KindWords]
  var topics: [TopicWords]

  public static let keys: [SettingKey] = [
    .required("version", .text, "the version of the words; change it when you change them"),
    SettingKey("review", .section(ReviewThresholds.self), "when a person should look"),
    SettingKey(
      "subject_weight", .number, "how many times a word in the subject counts", fallback: "2"),
    .required("kinds", .list(.section(KindWords.self)), "the kinds of request with their words"),
    .required("topics", .list(.section(TopicWords.self)), "the first-level topics"),
  ]

  /// A taxonomy from its file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    label = try map.requiredText("version")
    let review = try map.section("review", ReviewThresholds.self)
    reviewScore = review?.score ?? ReviewThresholds.standardScore
    reviewMargin = review?.margin ?? ReviewThresholds.standardMargin
    subjectWeight = try map.number("subject_weight") ?? 2
    kinds = try map.sections("kinds")
    topics = try map.sections("topics")
    try map.refuseRepeats(topics.map(\.id), "topics")
    try map.refuseRepeats(kinds.map(\.kind.rawValue), "kinds")
  }

  /// The ids of all topics: first-level ones, and `first/second`.
  public var ids: [String] {
    topics.flatMap { topic in [topic.id] + topic.children.map { topic.id + "/" + $0.id } }
  }

  /// What tags are marked with: the label.
  public var version: String { label }

  /// The names of the kinds by id.
  public func kindNames(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind.rawValue, $0.name(language)) })
  }

  /// The names of the topics of both levels by id.
  public func topicNames(_ language: Language) -> [String: String] {
    var names: [String: String] = [:]
    for topic in topics {
      names[topic.id] = topic.name(language)
      for child in topic.children { names[topic.id + "/" + child.id] = child.name(language) }
    }
    return names
  }
}
