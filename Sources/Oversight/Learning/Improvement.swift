/// A share in one year and in the year before, for the question whether it rose.
public struct ShareOfYears: Sendable, Equatable {
  /// What it is a share of: the id of a measure or of a rate.
  public let measure: String
  /// What was divided by what.
  public let now: Part
  public let before: Part

  /// What is divided by what.
  public struct Part: Sendable, Equatable {
    public let numerator: Exact
    public let denominator: Exact

    /// A part of a whole.
    public init(_ numerator: Exact, of denominator: Exact) {
      (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// nil: there is nothing to divide by.
    public var value: Exact? { numerator / denominator }
  }

  /// A share in both years.
  public init(_ measure: String, now: Part, before: Part) {
    (self.measure, self.now, self.before) = (measure, now, before)
  }

  /// How far it rose; nil without data in either year.
  public var rise: Exact? {
    guard let now = now.value, let before = before.value else { return nil }
    return now + -before
  }

  /// Whether both years have as much as the rule asks for.
  func isMeasured(_ rule: LearningRule) -> Bool {
    min(now.denominator, before.denominator) >= Exact(rule.least)
  }

  /// The least rise that chance leaves with 95 % confidence (Newcombe 1998, the hybrid score interval of
  /// a difference); nil without data.
  var certainRise: Double? {
    guard let now = now.value?.double, let before = before.value?.double else { return nil }
    let low = wilsonInterval(now, of: self.now.denominator.double).low
    let high = wilsonInterval(before, of: self.before.denominator.double).high
    return now - before
      - ((now - low) * (now - low) + (high - before) * (high - before)).squareRoot()
  }
}

/// Somebody who did better than in the year before: by the rule, and by nothing else.
public struct Improvement: Sendable, Equatable {
  /// A station's or a department's id.
  public let id: String
  /// What rose, the furthest first.
  public let shares: [ShareOfYears]

  /// Those who improved, the furthest first, as many as the rule names at most.
  ///
  /// Named is where a share rose as far as the rule asks, beyond chance, out of enough in both years, and
  /// no other share with enough fell as far. Of all others nothing is said.
  public static func improved(
    _ candidates: [(id: String, shares: [ShareOfYears])], _ rule: LearningRule
  ) -> [Improvement] {
    let rise = Exact(rule.rise) / Exact(100) ?? Exact(1)
    return Array(
      candidates.compactMap { candidate -> Improvement? in
        let measured = candidate.shares.filter { $0.isMeasured(rule) }
        guard !measured.contains(where: { $0.rise.map { $0 <= -rise } ?? false }) else {
          return nil
        }
        let risen = measured.filter {
          ($0.rise.map { $0 >= rise } ?? false) && $0.certainRise ?? 0 > 0
        }
        guard !risen.isEmpty else { return nil }
        return Improvement(id: candidate.id, shares: risen.sorted { $0.order > $1.order })
      }
      .enumerated()
      .sorted { ($1.element.furthest, $0.offset) < ($0.element.furthest, $1.offset) }
      .map(\.element).prefix(rule.most))
  }

  private var furthest: Exact { shares.first?.order ?? Exact(0) }
}

extension ShareOfYears {
  fileprivate var order: Exact { rise ?? Exact(0) }
}
