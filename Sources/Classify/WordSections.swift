internal import Feedback
internal import Settings

/// Words with their weights, in the order of the file.
struct WeightedWords: Sendable {
  var words: [WeightedWord] = []

  init(_ map: SettingsMap, _ key: String) throws(SettingsError) {
    guard let free = try map.map(key) else { return }
    for name in free.names {
      guard !Folded.word(name).isEmpty else {
        throw free.error(name, "a word is empty; remove it")
      }
      words.append(try WeightedWord(name, in: free))
    }
  }
}

/// A word, what it weighs, and what must or must not stand near it.
struct WeightedWord: SettingsSection {
  var text = ""
  var weight = 1.0
  var near: [String] = []
  var notNear: [String] = []

  static let keys: [SettingKey] = [
    SettingKey(
      "weight", .number,
      "from 1 (a hint) to 5 (nearly proof); a negative one speaks against; 0 "
        + "only hides the shorter words in it", fallback: "1"),
    SettingKey(
      "near", .list(.text),
      "words of which one must stand near it, within `near_reach`; `$name` "
        + "stands for a list of `contexts`"),
    SettingKey(
      "not_near", .list(.text),
      "words of which none may stand near it, such as a road beside a "
        + "school that is only where something is"),
  ]

  /// The word of a name: a weight alone, or keys.
  init(_ name: String, in map: SettingsMap) throws(SettingsError) {
    if map.holdsKeys(name), let section = try map.section(name, Self.self) {
      self = section
    } else {
      weight = try map.number(name) ?? 1
    }
    text = name
  }

  init(_ map: SettingsMap) throws(SettingsError) {
    weight = try map.number("weight") ?? 1
    near = try map.texts("near")
    notNear = try map.texts("not_near")
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
      "words", .map(.section(WeightedWord.self)),
      "words that speak for the topic, each with its weight (`school: 4`) or with keys; `pothole*` "
        + "is a prefix; the longest word at a place counts alone"),
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
  var base: Double
  var words: WeightedWords

  static let keys: [SettingKey] = [
    .required("id", .choice(RequestKind.allCases.map(\.rawValue)), "which kind"),
    .required("name", .name, "what people call the kind"),
    SettingKey(
      "base", .number, "what the kind weighs before any word is met: more for a common one",
      fallback: "0"),
    SettingKey(
      "words", .map(.section(WeightedWord.self)), "words that speak for the kind, as in `topics`"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    guard let kind = try map.choice("id", RequestKind.self), let name = try map.name("name") else {
      throw map.error(nil, "a kind needs an id and a name")
    }
    self.kind = kind
    self.name = name
    base = try map.number("base") ?? 0
    words = try WeightedWords(map, "words")
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
