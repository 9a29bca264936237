public import Feedback
public import Oversight

/// What ballots came to, with the rule and the reasons in words.
public struct TallyReport: Sendable {
  public var rule: BallotRule
  /// All who may vote; nil where no rule asks.
  public var members: Int?
  /// Columns that were not looked at.
  public var withheld: [String]
  /// Rows of the file that are no ballots.
  public var notes: [String]
  /// One for each object, in the order of the file.
  public var outcomes: [BallotOutcome]
  /// The language of names and reasons.
  public var language: Language
}

extension TallyReport: Encodable {
  private enum Keys: String, CodingKey {
    case rules, members, notes, objects
    case rulesName = "rules_name"
    case rulesSource = "rules_source"
    case rulesText = "rules_text"
    case withheld = "withheld_columns"
  }

  /// Writes the tally with every comparison that led to a result.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(rule.id, forKey: .rules)
    try container.encode(rule.name(language), forKey: .rulesName)
    try container.encodeIfPresent(rule.source, forKey: .rulesSource)
    try container.encode(rule.text(language), forKey: .rulesText)
    try container.encodeIfPresent(members, forKey: .members)
    try container.encode(withheld, forKey: .withheld)
    try container.encode(notes, forKey: .notes)
    try container.encode(outcomes.map { TalliedObject($0, rule, language) }, forKey: .objects)
  }
}

/// One object of a tally as JSON.
private struct TalliedObject: Encodable {
  let object: String
  let result: String?
  let resultName: String?
  let votes: [String: Int]
  let returned: Int
  let valid: Int
  let invalid: Int
  let abstentions: Int
  let blank: Int
  let several: Int
  let quorum: Comparison?
  let steps: [Comparison]
  let reasons: [String]

  enum CodingKeys: String, CodingKey {
    case object, result, votes, returned, valid, invalid, abstentions, blank, several, quorum
    case steps, reasons
    case resultName = "result_name"
  }

  init(_ outcome: BallotOutcome, _ rule: BallotRule, _ language: Language) {
    let count = outcome.count
    (object, result) = (count.object, outcome.result)
    resultName = outcome.result.map { rule.name(ofResult: $0)(language) }
    votes = Dictionary(uniqueKeysWithValues: zip(rule.grades.map(\.id), count.votes))
    (returned, valid, invalid) = (count.returned, outcome.valid, outcome.invalid)
    (abstentions, blank, several) = (outcome.abstentions, count.blank, count.several)
    quorum = outcome.quorum.map { Comparison($0) }
    steps = outcome.steps.map { Comparison($0) }
    reasons = outcome.reasons(rule, language)
  }
}

/// A comparison of votes as JSON.
private struct Comparison: Encodable {
  let result: String?
  let counts: [String]
  let votes: Int
  let base: String
  let number: Int
  let threshold: String?
  let needed: Int?
  let holds: Bool

  enum CodingKeys: String, CodingKey {
    case result, counts, votes, number, threshold, needed, holds
    case base = "of"
  }

  init(_ step: BallotStep) {
    result = step.result.isEmpty ? nil : step.result
    (counts, votes, number, holds) = (step.counts, step.votes, step.number, step.holds)
    (base, needed) = (step.base.rawValue, step.needed)
    threshold = step.threshold?.text(.english)
  }
}
