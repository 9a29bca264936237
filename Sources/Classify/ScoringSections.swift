internal import Feedback
internal import Settings

/// `review:`
struct ReviewThresholds: SettingsSection {
  static let standardScore = 0.6, standardMargin = 0.2

  var score: Double
  var margin: Double

  static let keys: [SettingKey] = [
    SettingKey("score", .number, "the least score of a topic that is sure", fallback: "0.6"),
    SettingKey(
      "margin", .number, "the least lead of the best topic over the second", fallback: "0.2"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    score = try map.number("score") ?? Self.standardScore
    margin = try map.number("margin") ?? Self.standardMargin
  }
}

/// `scoring:`: how words become scores.
struct Scoring: SettingsSection {
  /// A word in the subject counts so many times.
  var subjectWeight = 3.0
  /// All words of the body together weigh at most so much.
  var bodyLimit = 60.0
  /// The same for the kind of request, which the subject mostly says.
  var kindBodyLimit = 8.0
  /// How far from a word its context reaches, in characters of Chinese.
  var nearReach = 15
  /// How much more a topic must weigh to be e times as likely.
  var temperature = 3.4

  static let keys: [SettingKey] = [
    SettingKey(
      "subject_weight", .number, "how many times a word in the subject counts", fallback: "3"),
    SettingKey(
      "body_limit", .number,
      "what all words of the body weigh together at most, so that a long text does not drown its "
        + "subject", fallback: "60"),
    SettingKey(
      "kind_body_limit", .number,
      "the same for the words of kinds, since the subject mostly says what is wanted", fallback: "8"
    ),
    SettingKey(
      "near_reach", .integer,
      "how many Chinese characters, or three times as many Latin letters, `near` and `not_near` reach",
      fallback: "15"),
    SettingKey(
      "temperature", .number,
      "how much more a topic must weigh to be 2.7 times as likely; fitted so that scores are "
        + "probabilities", fallback: "3.4"),
  ]

  init() {}

  init(_ map: SettingsMap) throws(SettingsError) {
    subjectWeight = try map.number("subject_weight") ?? subjectWeight
    bodyLimit = try map.number("body_limit") ?? bodyLimit
    kindBodyLimit = try map.number("kind_body_limit") ?? kindBodyLimit
    nearReach = try map.integer("near_reach") ?? nearReach
    temperature = try map.number("temperature") ?? temperature
    let positive = [
      ("temperature", temperature), ("body_limit", bodyLimit), ("kind_body_limit", kindBodyLimit),
    ]
    for (key, value) in positive where value <= 0 {
      throw map.error(key, "\"\(key)\" takes a number above 0, not \(value)")
    }
  }
}

/// An entry of `urgency:`: a reason why a message must not wait.
struct UrgencyWords: SettingsSection {
  var id: String
  var name: LocalizedName
  var least: Double
  var words: WeightedWords

  static let keys: [SettingKey] = [
    .required("id", .text, "the reason's code, such as no-water"),
    .required("name", .name, "what people call the reason"),
    SettingKey(
      "least", .number,
      "what its words must weigh together; a word counts once, however often it is met, and half where "
        + "only the body has it",
      fallback: "3"),
    SettingKey(
      "words", .map(.section(WeightedWord.self)), "words that speak for it, as in `topics`"),
  ]

  init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    guard let name = try map.name("name") else { throw map.error("name", "\"name\" needs a value") }
    self.name = name
    least = try map.number("least") ?? 3
    words = try WeightedWords(map, "words")
  }
}
