public import Feedback

/// A rate as it can be published.
public enum PublishedRate: Sendable, Equatable {
  /// There is nothing to divide by.
  case noData
  /// It is of too few, or a small number would follow from it.
  case hidden
  case shown(PublishedShare)
}

/// What is shown of a rate or a score.
public struct PublishedShare: Sendable, Equatable {
  /// In whole hundredths; of scores as they are, with one decimal.
  public let value: Double
  /// How many call-backs it is of; nil for scores.
  public let whole: Int?
  /// The 95 % interval in hundredths, where the whole is small.
  public let low: Int?
  public let high: Int?
  public let band: RateBand?
}

/// Which rates of some call-backs can be published, in both scopes.
///
/// A rate tells how many call-backs it is of, and how many count for it. It is shown where each of these
/// counts, what is left when one that is part of another is taken from it, and what two of them make up
/// together, are nothing or reach the threshold; so a small number is left out also where nearly all count.
/// The same holds between the scopes: what is excluded is the difference. A score is shown with its rates.
public struct PublishedRates: Sendable {
  public let rules: [RateRule]
  private var shown: [RateScope: [String: PublishedRate]] = [:]

  /// Call-backs that may be counted in public, and the rates in their order of importance.
  public init(_ groups: [CallbackGroup], _ settings: RateSettings, rules: [RateRule], below: Int) {
    self.rules = rules
    let rows = RateTable(groups, rates: rules, departments: []).total
    var gates = Dictionary(
      uniqueKeysWithValues: RateScope.allCases.map {
        ($0, DisclosureGate(groups.filter($0.holds), below: below))
      })
    var excluded = DisclosureGate(groups.filter(\.isExcluded), below: below)
    for rule in rules where !rule.isScore {
      let counts = rule.counts
      for scope in RateScope.allCases {
        guard let figure = rows[scope][rule.id], figure.value != nil else {
          shown[scope, default: [:]][rule.id] = .noData
          continue
        }
        var isOpen = gates[scope]?.admits(counts, rule.basis) ?? false
        if scope == .withoutExcluded, case .shown = self[.all, rule.id], isOpen {
          isOpen = excluded.admits(counts, rule.basis)
          if isOpen { excluded.add(counts, rule.basis) }
        }
        if isOpen { gates[scope]?.add(counts, rule.basis) }
        shown[scope, default: [:]][rule.id] =
          isOpen ? .shown(PublishedShare(rule, figure, settings)) : .hidden
      }
    }
    for rule in rules where rule.isScore {
      for scope in RateScope.allCases {
        shown[scope, default: [:]][rule.id] = score(rule, rows[scope][rule.id], scope, settings)
      }
    }
  }

  /// A rate by its id.
  public subscript(scope: RateScope, rate: String) -> PublishedRate {
    shown[scope]?[rate] ?? .noData
  }

  private func score(
    _ rule: RateRule, _ figure: RateFigure?, _ scope: RateScope, _ settings: RateSettings
  ) -> PublishedRate {
    guard let figure, figure.value != nil else { return .noData }
    let isOpen = rule.formula.names.allSatisfy {
      if case .shown = self[scope, $0] { true } else { false }
    }
    return isOpen ? .shown(PublishedShare(rule, figure, settings)) : .hidden
  }
}

extension PublishedShare {
  fileprivate init(_ rule: RateRule, _ figure: RateFigure, _ settings: RateSettings) {
    let value = figure.value ?? Exact(0)
    self.value =
      rule.isScore
      ? Double(value.rounded(decimals: 1)) / 10 : Double(value.rounded(decimals: 2))
    whole = figure.denominator.map { $0.rounded(decimals: 0) }
    let isSmall = figure.denominator.map { $0 < Exact(settings.intervalBelow) } ?? false
    let interval = isSmall ? figure.interval : nil
    low = interval.map { Int(($0.low * 100).rounded()) }
    high = interval.map { Int(($0.high * 100).rounded()) }
    band = rule.best.map(\.isZero) == false ? settings.band(rule.share(of: value)) : nil
  }
}

extension RateRule {
  /// What its formula counts: what it is of, each thing that counts for it, and all of these together.
  fileprivate var counts: [Set<RateCount>] {
    let above = formula.numerator.weights.keys.sorted().compactMap(RateCount.init)
    let below = (formula.denominator?.weights.keys.sorted() ?? []).compactMap(RateCount.init)
    return below.map { [$0] } + above.map { [$0] } + [Set(above), Set(below)]
  }
}

/// What follows from the counts that are published of some call-backs.
struct DisclosureGate {
  private let groups: [CallbackGroup]
  private let threshold: Int
  private var known: [Count] = []

  private struct Count {
    let names: Set<RateCount>
    let basis: CallbackBasis
    let value: Int
  }

  init(_ groups: [CallbackGroup], below threshold: Int) {
    (self.groups, self.threshold) = (groups, threshold)
  }

  /// Whether nothing small follows from these counts together with those that are published.
  func admits(_ counts: [Set<RateCount>], _ basis: CallbackBasis) -> Bool {
    let new = closure(counts, basis)
    return new.allSatisfy { one in
      isLarge(one.value)
        && (known + new).allSatisfy { other in
          !Self.isNested(one, other) || isLarge(abs(one.value - other.value))
        }
    }
  }

  /// Notes that counts are published.
  mutating func add(_ counts: [Set<RateCount>], _ basis: CallbackBasis) {
    known += closure(counts, basis)
  }

  private func isLarge(_ value: Int) -> Bool { value == 0 || value >= threshold }

  /// The counts, and what each makes up with published ones that are other answers to the same question.
  private func closure(_ counts: [Set<RateCount>], _ basis: CallbackBasis) -> [Count] {
    let published = Set(known.filter { $0.basis == basis }.map(\.names))
    let unions = counts.flatMap { one in
      published.filter { Self.areAnswers(one, $0) }.map(one.union)
    }
    return Set(counts + unions).subtracting(published).map { count($0, basis) }
  }

  /// Whether two counts are of different answers to one question, so that both together are their sum.
  private static func areAnswers(_ one: Set<RateCount>, _ other: Set<RateCount>) -> Bool {
    one.isDisjoint(with: other)
      && RateCount.questions.contains { $0.isSuperset(of: one.union(other)) }
  }

  private func count(_ names: Set<RateCount>, _ basis: CallbackBasis) -> Count {
    let value = groups.filter { group in
      basis.holds(group) && names.contains { $0.holds(group) }
    }.reduce(0) { $0 + $1.count }
    return Count(names: names, basis: basis, value: value)
  }

  /// Whether all that one counts is counted by the other.
  private static func isNested(_ one: Count, _ other: Count) -> Bool {
    func isPart(_ part: Set<RateCount>, _ whole: Set<RateCount>) -> Bool {
      part.allSatisfy { part in whole.contains { $0 == part || part.isPart(of: $0) } }
    }
    return one.basis == other.basis
      && (isPart(one.names, other.names) || isPart(other.names, one.names))
  }
}

extension RateCount {
  /// The answers to each question of a call-back, of which one is given at most.
  fileprivate static let questions: [Set<RateCount>] = [
    [.resolved, .partly, .unresolved], [.satisfied, .basically, .dissatisfied, .unrated],
  ]

  /// Whether whatever it counts is counted by another as well.
  fileprivate func isPart(of other: RateCount) -> Bool {
    switch (self, other) {
    case (.callbacks, _): false
    case (_, .callbacks): true
    case (.onTime, .due): true
    case (.resolved, .contacted), (.partly, .contacted), (.unresolved, .contacted): true
    case (.satisfied, .contacted), (.basically, .contacted): true
    case (.dissatisfied, .contacted), (.unrated, .contacted): true
    default: false
    }
  }
}
