public import Feedback

/// Rates of departments over one window, in both scopes, with the total pooled.
public struct RateTable: Sendable {
  public let rates: [RateRule]
  /// In the order given; departments without call-backs have rows without data.
  public let rows: [RateRow]
  /// Of all call-backs together, never a mean of the rows.
  public let total: RateRow

  /// Counts call-backs. Departments that are not named get their rows behind the others.
  public init(_ groups: [CallbackGroup], rates: [RateRule], departments: [String]) {
    self.rates = rates
    let met = Set(groups.compactMap(\.department)).subtracting(departments).sorted()
    let isHomeless = groups.contains { $0.department == nil }
    let keys = (departments + met).map(Optional.some) + (isHomeless ? [nil] : [])
    let byDepartment = Dictionary(grouping: groups, by: \.department)
    rows = keys.map { RateRow($0, byDepartment[$0] ?? [], rates) }
    total = RateRow(nil, groups, rates)
  }

  /// The places of the rows by a rate, the best first; equal values share a place, and rows without
  /// data have none.
  public func ranks(_ rate: String, _ scope: RateScope) -> [Int?] {
    let values = rows.map { $0[scope][rate]?.value }
    return values.map { value in
      value.map { value in 1 + values.count { $0.map { $0 > value } ?? false } }
    }
  }
}

/// One department's figures, or those of all together.
public struct RateRow: Sendable {
  /// nil: of no department, or the total.
  public let department: String?
  /// How many call-backs are excluded, by the final one of each item.
  public let excluded: Int
  private let figures: [RateScope: [String: RateFigure]]

  init(_ department: String?, _ groups: [CallbackGroup], _ rates: [RateRule]) {
    self.department = department
    excluded = groups.filter { $0.isFinal && $0.isExcluded }.reduce(0) { $0 + $1.count }
    figures = Dictionary(
      uniqueKeysWithValues: RateScope.allCases.map { scope in
        (scope, RateFigure.all(rates, groups.filter(scope.holds)))
      })
  }

  /// Whether anything was counted.
  public var hasData: Bool { self[.all].values.contains { $0.value != nil } }

  /// The figures of a scope by the ids of their rates.
  public subscript(scope: RateScope) -> [String: RateFigure] { figures[scope] ?? [:] }
}

/// The value of a rate or a score.
public struct RateFigure: Sendable, Equatable {
  /// What is divided by what; nil for scores.
  public let numerator: Exact?
  public let denominator: Exact?
  /// nil: no data, because there is nothing to divide by.
  public let value: Exact?

  /// The 95 % interval of a rate (Wilson 1927). Where answers have weights it is approximate.
  public var interval: (low: Double, high: Double)? {
    guard let value, let denominator, denominator > Exact(0) else { return nil }
    return wilsonInterval(value.double, of: denominator.double)
  }

  /// The figures of every rate, then of every score made of them.
  static func all(_ rates: [RateRule], _ groups: [CallbackGroup]) -> [String: RateFigure] {
    var figures: [String: RateFigure] = [:]
    for rate in rates where !rate.isScore { figures[rate.id] = figure(rate, groups) }
    for score in rates where score.isScore {
      let value = score.formula.numerator.value { figures[$0]?.value }
      figures[score.id] = RateFigure(numerator: nil, denominator: nil, value: value)
    }
    return figures
  }

  private static func figure(_ rate: RateRule, _ groups: [CallbackGroup]) -> RateFigure {
    let groups = groups.filter(rate.basis.holds)
    func count(_ name: String) -> Exact? {
      RateCount(rawValue: name).map { count in
        Exact(groups.filter(count.holds).reduce(0) { $0 + $1.count })
      }
    }
    let numerator = rate.formula.numerator.value(count) ?? Exact(0)
    let denominator = rate.formula.denominator?.value(count) ?? Exact(0)
    let value = denominator > Exact(0) ? numerator / denominator : nil
    return RateFigure(numerator: numerator, denominator: denominator, value: value)
  }
}

extension RateRule {
  /// What one call-back adds to numerator and denominator; zeros where it is not the one that counts.
  public func share(of callback: CallbackGroup) -> (numerator: Exact, denominator: Exact) {
    guard basis.holds(callback), let below = formula.denominator else {
      return (Exact(0), Exact(0))
    }
    func count(_ name: String) -> Exact? {
      RateCount(rawValue: name).map { Exact($0.holds(callback) ? callback.count : 0) }
    }
    func weighted(_ sum: WeightedSum) -> Exact { sum.value(count) ?? Exact(0) }
    return (weighted(formula.numerator), weighted(below))
  }
}

/// The interval that holds a share with 95 % confidence, within 0 and 1 for shares within them.
func wilsonInterval(_ share: Double, of number: Double) -> (low: Double, high: Double) {
  let z = 1.959_963_984_540_054, share = min(max(share, 0), 1)
  let (squared, scale) = (z * z, 1 + z * z / number)
  let middle = (share + squared / (2 * number)) / scale
  let half =
    z / scale * (share * (1 - share) / number + squared / (4 * number * number)).squareRoot()
  return (max(0, min(middle - half, share)), min(1, max(middle + half, share)))
}
