public import Feedback
public import Settings

/// An entry of `rates:`: one version of a rate, or of a score made of rates.
public struct RateRule: SettingsSection {
  public let id: String
  public let name: LocalizedName
  public let version: String
  /// The days on which it holds; nil: without an end.
  public let from: Day?
  public internal(set) var until: Day?
  /// As the file has it.
  public let text: String
  public let basis: CallbackBasis
  public let source: String?
  private(set) var formula = RateFormula(numerator: WeightedSum())
  /// Where the formula stands, and where "from" or "until" do.
  private let formulaPlace: SettingsError
  let validityPlace: SettingsError

  public static let keys: [SettingKey] = [
    .required("id", .text, "the rate's id"),
    .required("name", .name, "what people call it"),
    .required(
      "formula", .text,
      "weighted counts through weighted counts, or weighted rates; counts: "
        + RateCount.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")),
    SettingKey(
      "callback", .choice(CallbackBasis.allCases.map(\.rawValue)),
      "which of an item's call-backs counts: its first, or the last one in the window",
      fallback: "final"),
    SettingKey("version", .text, "the version's name", fallback: "1"),
    SettingKey("from", .text, "the first day on which it holds, such as 2026-01-01"),
    SettingKey(
      "until", .text, "the last day on which it holds", fallback: "the day before the next version"),
    SettingKey("source", .text, "the rule or notice that it follows"),
  ]

  /// The entry from its section; its formula is read when all ids are known.
  public init(_ map: SettingsMap) throws(SettingsError) {
    id = try map.requiredText("id")
    name = try map.name("name") ?? LocalizedName(chinese: id, english: id)
    text = try map.requiredText("formula")
    basis = try map.choice("callback") ?? .final
    version = try map.text("version") ?? "1"
    from = try map.parsed("from", "a day, such as 2026-01-01") { Day($0) }
    until = try map.parsed("until", "a day, such as 2026-12-31") { Day($0) }
    source = try map.text("source")
    formulaPlace = map.error("formula", "")
    validityPlace = map.error(map.has("from") ? "from" : "until", "")
    if let from, let until, until < from {
      throw map.error("until", "\"until\" is before \"from\"; exchange them")
    }
  }

  /// Whether it is made of rates.
  public var isScore: Bool { formula.denominator == nil }

  /// The best value that a score can have; nil where a weight is negative.
  public var best: Exact? {
    guard isScore else { return Exact(1) }
    let weights = formula.numerator.weights.values
    guard weights.allSatisfy({ $0 >= Exact(0) }) else { return nil }
    return weights.reduce(formula.numerator.constant) { $0 + $1 }
  }

  /// A value as a share of the best one: what bands go by.
  public func share(of value: Exact) -> Exact {
    best.flatMap { value / $0 } ?? value
  }

  func error(_ message: String) -> SettingsError {
    var error = formulaPlace
    error.message = message
    return error
  }

  /// The entry with its formula read.
  func reading(counts: [String], rates: [String]) throws(SettingsError) -> RateRule {
    var rule = self
    let others = rates.filter { $0 != id }.reduce(into: [String]()) { unique, id in
      if !unique.contains(id) { unique.append(id) }
    }
    do throws(FormulaError) {
      rule.formula = try FormulaParser.formula(text, known: counts + others)
    } catch {
      var place = self.error("formula: " + error.message)
      place.column = place.column.map { $0 + error.offset }
      throw place
    }
    let names = rule.formula.names, ofCounts = names.intersection(counts)
    guard ofCounts.isEmpty || ofCounts == names else {
      throw self.error(
        "formula: counts and rates stand together; give the quotient an id, and use that")
    }
    if !ofCounts.isEmpty, rule.isScore {
      throw self.error("formula: a rate divides; write what is counted, / and of how many")
    }
    if ofCounts.isEmpty, !rule.isScore || names.isEmpty {
      throw self.error("formula: a score is a weighted sum of rates, such as 0.5 * resolution")
    }
    return rule
  }
}

/// When versions of a rate hold.
enum RateValidity {
  /// The rules, each until the day before its next version where it says nothing else.
  static func checked(_ rules: [RateRule]) throws(SettingsError) -> [RateRule] {
    var checked = rules
    for (index, rule) in rules.enumerated() {
      let later = rules.indices.filter { other in
        guard other != index, rules[other].id == rule.id else { return false }
        let (mine, its) = (rule.from ?? .distantPast, rules[other].from ?? .distantPast)
        return its > mine || its == mine && other > index
      }
      guard let next = later.map({ rules[$0] }).min(by: { $0.begins < $1.begins }) else { continue }
      guard next.begins > rule.begins, rule.until.map({ $0 < next.begins }) ?? true else {
        var error = next.validityPlace
        error.message =
          "\"\(rule.id)\" has two versions on \(next.from?.description ?? "every day"); "
          + "end one the day before the other begins"
        throw error
      }
      checked[index].until = rule.until ?? (next.begins - 1)
    }
    return checked
  }
}

extension RateRule {
  fileprivate var begins: Day { from ?? .distantPast }
}

extension Day {
  fileprivate static let distantPast = Day(number: -10_000_000)
}
