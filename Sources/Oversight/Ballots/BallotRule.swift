public import Feedback
public import Settings

/// `ballots.yaml`: how ballots are counted.
public struct BallotSettings: SettingsSection {
  public let rules: [BallotRule]

  public static let keys: [SettingKey] = [
    .required("rules", .list(.section(BallotRule.self)), "the sets of rules")
  ]

  /// The rules from their file.
  public init(_ map: SettingsMap) throws(SettingsError) {
    rules = try map.sections("rules")
    try map.refuseRepeats(rules.map(\.id), "rules")
  }

  /// The rules with an id; nil where there are none.
  public func rule(_ id: String) -> BallotRule? { rules.first { $0.id == id } }
}

/// One set of rules: the grades (测评等次), what makes a ballot invalid, and which votes give which
/// result.
public struct BallotRule: SettingsSection {
  public let id: String
  public let name: LocalizedName
  /// The version's name: a kept tally says by which it was counted.
  public let version: String
  /// Where the rule comes from.
  public let source: String?
  /// Who may vote, in words.
  public let voters: LocalizedName?
  public let grades: [BallotGrade]
  /// How many of all members must have handed in a ballot; nil: any number.
  public let quorum: Threshold?
  public let blank: UnusualBallot
  public let several: UnusualBallot
  /// In their order; the last holds where no other does.
  public let results: [BallotResultRule]

  public static let keys: [SettingKey] = [
    .required("id", .text, "the id by which `--rules` names the set"),
    .required("name", .name, "what people call it"),
    SettingKey(
      "version", .text, "the version's name, which kept tallies bear; change it with the rule",
      fallback: "1"),
    SettingKey("source", .text, "the law, rule or notice that it follows"),
    SettingKey("voters", .name, "who may vote"),
    .required("grades", .list(.section(BallotGrade.self)), "what a ballot can say"),
    SettingKey(
      "quorum", .section(QuorumSection.self), "how many of all members must have handed in a ballot"
    ),
    SettingKey(
      "blank", .choice(UnusualBallot.allCases.map(\.rawValue)),
      "what a ballot without a mark is: `invalid`, or an `abstention`, which is valid",
      fallback: "invalid"),
    SettingKey(
      "several", .choice(UnusualBallot.allCases.map(\.rawValue)),
      "what a ballot with several marks is", fallback: "invalid"),
    SettingKey(
      "of", .choice(VoteBase.allCases.map(\.rawValue)),
      "what votes are counted against: all `members`, or the `valid` ballots",
      fallback: "members"),
    .required(
      "results", .list(.section(BallotResultRule.self)),
      "which votes give which result; the first that holds counts, and the last has no threshold"),
  ]

  /// The set from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    version = try map.text("version") ?? "1"
    source = try map.text("source")
    voters = try map.name("voters")
    grades = try map.sections("grades")
    quorum = try map.section("quorum", QuorumSection.self)?.threshold
    blank = try map.choice("blank") ?? .invalid
    several = try map.choice("several") ?? .invalid
    let base = try map.choice("of", VoteBase.self) ?? .members
    results = try map.sections("results", BallotResultRule.self).map { $0.against($0.base ?? base) }
    try check(map)
  }

  /// Whether the number of members must be known.
  public var needsMembers: Bool {
    quorum != nil || results.contains { $0.threshold != nil && $0.base == .members }
  }

  /// What people call a result.
  public func name(ofResult id: String) -> LocalizedName {
    results.first { $0.id == id }?.name ?? grades.first { $0.id == id }?.name
      ?? LocalizedName(chinese: id, english: id)
  }

  /// The grade that a word on a ballot or over a column means; nil for none.
  func grade(_ word: String) -> Int? {
    let word = BallotWords.folded(word)
    return grades.firstIndex { $0.words.contains(word) }
  }
}

extension BallotRule {
  private func check(_ map: SettingsMap) throws(SettingsError) {
    try map.refuseRepeats(grades.map(\.id), "grades")
    try map.refuseRepeats(results.map(\.id), "results")
    let words = grades.flatMap(\.words)
    for (index, word) in words.enumerated() where words[..<index].contains(word) {
      throw map.error("grades", "\"\(word)\" means two grades; keep it under one")
    }
    for result in results { try check(result, map) }
    guard results.last?.threshold == nil, results.dropLast().allSatisfy({ $0.threshold != nil })
    else {
      throw map.error(
        "results",
        "every result but the last needs \"at_least\" or \"more_than\", and the last none: "
          + "it holds where no other does")
    }
  }

  private func check(_ result: BallotResultRule, _ map: SettingsMap) throws(SettingsError) {
    let known = grades.map(\.id)
    for id in result.counts where !known.contains(id) {
      let mend = nearest(to: id, among: known).map { "did you mean \"\($0)\"?" }
      throw map.error(
        "results",
        "result \"\(result.id)\" counts the votes of \"\(id)\", which is no grade; "
          + (mend ?? "grades: " + known.joined(separator: ", ")))
    }
    guard result.threshold == nil || !result.counts.isEmpty else {
      throw map.error("results", "result \"\(result.id)\" counts no votes; name them in \"counts\"")
    }
  }
}

/// What a ballot without a mark, or with several, is.
public enum UnusualBallot: String, Sendable, CaseIterable {
  /// 无效票
  case invalid
  /// 弃权票: valid, for no grade.
  case abstention
}

/// What votes are counted against.
public enum VoteBase: String, Sendable, CaseIterable {
  /// All who may vote, whether they did or not.
  case members
  case valid
}
