public import Feedback
public import Settings

/// `topics.yaml`: what messages may be about and what residents may want, with the words that say so.
public struct Taxonomy: SettingsSection {
  /// As written; tags are marked with it.
  public let version: String
  var review: (score: Double, margin: Double)
  var scoring: Scoring
  /// Lists of words that `near` and `not_near` name with `$`.
  var contexts: [String: [String]]
  var kinds: [KindWords]
  /// The reasons why a message must not wait, the gravest first.
  var urgency: [UrgencyWords]
  var topics: [TopicWords]

  public static let keys: [SettingKey] = [
    .required("version", .text, "the version of the words; change it when you change them"),
    SettingKey("review", .section(ReviewThresholds.self), "when a person should look"),
    SettingKey("scoring", .section(Scoring.self), "how words become scores"),
    SettingKey(
      "contexts", .map(.list(.text)), "lists of words that `near` and `not_near` name with `$`"),
    .required("kinds", .list(.section(KindWords.self)), "the kinds of request with their words"),
    SettingKey(
      "urgency", .list(.section(UrgencyWords.self)),
      "the reasons why a message must not wait, the gravest first"),
    .required("topics", .list(.section(TopicWords.self)), "the first-level topics"),
  ]

  /// A taxonomy from its file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    version = try map.requiredText("version")
    let thresholds = try map.section("review", ReviewThresholds.self)
    review = (
      thresholds?.score ?? ReviewThresholds.standardScore,
      thresholds?.margin ?? ReviewThresholds.standardMargin
    )
    scoring = try map.section("scoring") ?? Scoring()
    contexts = try Self.contexts(map)
    kinds = try map.sections("kinds")
    urgency = try map.sections("urgency")
    topics = try map.sections("topics")
    try map.refuseRepeats(topics.map(\.id), "topics")
    try map.refuseRepeats(kinds.map(\.kind.rawValue), "kinds")
    try map.refuseRepeats(urgency.map(\.id), "urgency")
    try refuseUnknownContexts(map)
  }

  private static func contexts(_ map: SettingsMap) throws(SettingsError) -> [String: [String]] {
    guard let free = try map.map("contexts") else { return [:] }
    var contexts: [String: [String]] = [:]
    for name in free.names { contexts[name] = try free.texts(name) }
    return contexts
  }

  private func refuseUnknownContexts(_ map: SettingsMap) throws(SettingsError) {
    let topicWords = topics.flatMap { [$0.words] + $0.children.map(\.words) }
    let all = topicWords + kinds.map(\.words) + urgency.map(\.words)
    for word in all.lazy.flatMap(\.words) {
      for name in word.near + word.notNear where name.hasPrefix("$") {
        guard contexts[String(name.dropFirst())] == nil else { continue }
        throw map.error(
          "contexts",
          "the word \"\(word.text)\" names \(name), which contexts does not have; add it")
      }
    }
  }

  /// The ids of all topics: first-level ones, and `first/second`.
  public var ids: [String] {
    topics.flatMap { topic in [topic.id] + topic.children.map { topic.id + "/" + $0.id } }
  }

  /// The names of the kinds by id.
  public func kindNames(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind.rawValue, $0.name(language)) })
  }

  /// The names of the reasons of urgency by id.
  public func urgencyNames(_ language: Language) -> [String: String] {
    Dictionary(uniqueKeysWithValues: urgency.map { ($0.id, $0.name(language)) })
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
