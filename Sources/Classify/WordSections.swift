internal import Feedback
internal import Settings

/// Words with their weights, in the order of the file.
struct WeightedWords: Sendable {
  var words: [(text: String, weight: Double)] = []

  init(_ map: SettingsMap, _ key: String) throws(SettingsError) {
    guard let free = try map.map(key) else { return }
    for name in free.names {
      guard !Folded.word(name).isEmpty else {
        throw free.error(name, "a word is empty; remove it")
      }
      words.append((name, try free.number(name) ?? 1))
    }
  }
}

/// An entry of `topics:`: a first- or second-level topic.
struct TopicWords: SettingsSection {
  var id: String
  var name: LocalizedName
  var words: WeightedWords
  var children: [TopicWords]

  static let keys: [SettingKey] = [
    .required("id", .text, "the topic's id; a second-level one is written without its parent"),
    .required("name", .name, "what people call the topic"),
    SettingKey(
      "words", .map(.number),
      "words that speak for the topic, with weights from 1 (a hint) to 5 (nearly proof); a negative "
        + "one speaks against it; `pothole*` is a prefix"),
    SettingKey("children", .list(.section(TopicWords.self)), "the topics of the second level"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    guard let name = try map.name("name") else { throw map.error("name", "\"name\" needs a value") }
    self.name = name
    words = try WeightedWords(map, "words")
    children = try map.sections("children")
    try map.refuseRepeats(children.map(\.id), "children")
    guard children.allSatisfy(\.children.isEmpty) else {
      throw map.error("children", "there are two levels of topics only; move the third one up")
    }
  }
}

/// An entry of `kinds:`.
struct KindWords: SettingsSection {
  var kind: RequestKind
  var name: LocalizedName
  var words: WeightedWords

  static let keys: [SettingKey] = [
    .required("id", .choice(RequestKind.allCases.map(\.rawValue)), "which kind"),
    .required("name", .name, "what people call the kind"),
    SettingKey("words", .map(.number), "words that speak for the kind, with weights"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    guard let kind = try map.choice("id", RequestKind.self), let name = try map.name("name") else {
      throw map.error(nil, "a kind needs an id and a name")
    }
    self.kind = kind
    self.name = name
    words = try WeightedWords(map, "words")
  }
}

/// `review:`
struct ReviewThresholds: SettingsSection {
  static let standardScore = 0.5, standardMargin = 0.1

  var score: Double
  var margin: Double

  static let keys: [SettingKey] = [
    SettingKey("score", .number, "the least score of a topic that is sure", fallback: "0.5"),
    SettingKey(
      "margin", .number, "the least lead of the best topic over the second", fallback: "0.1"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    score = try map.number("score") ?? Self.standardScore
    margin = try map.number("margin") ?? Self.standardMargin
  }
}

extension SettingsMap {
  /// Refuses two entries with the same id.
  func refuseRepeats(_ ids: [String], _ key: String) throws(SettingsError) {
    for (index, id) in ids.enumerated() where ids[..<index].contains(id) {
      throw error(key, "the id \"\(id)\" stands twice under \(key); rename one")
    }
  }
}
