/// A weighted sum of names, and a number.
struct WeightedSum: Sendable, Equatable {
  var weights: [String: Exact] = [:]
  var constant = Exact(0)

  /// The sum where each name has a value; nil where one has none.
  func value(_ values: (String) -> Exact?) -> Exact? {
    var sum = constant
    for (name, weight) in weights {
      guard let value = values(name) else { return nil }
      sum = sum + weight * value
    }
    return sum
  }

  /// The number, where no name adds to it.
  var number: Exact? { weights.isEmpty ? constant : nil }

  static func + (first: WeightedSum, second: WeightedSum) -> WeightedSum {
    WeightedSum(
      weights: first.weights.merging(second.weights) { $0 + $1 },
      constant: first.constant + second.constant)
  }

  static func * (sum: WeightedSum, factor: Exact) -> WeightedSum {
    WeightedSum(weights: sum.weights.mapValues { $0 * factor }, constant: sum.constant * factor)
  }
}

/// What a formula of `rates.yaml` says: one weighted sum through another, or a weighted sum of rates.
struct RateFormula: Sendable, Equatable {
  var numerator: WeightedSum
  /// nil for a score made of rates.
  var denominator: WeightedSum?

  /// Every name that stands in it.
  var names: Set<String> {
    Set(numerator.weights.keys).union(denominator?.weights.keys.map(\.self) ?? [])
  }
}

/// Why a formula cannot be read, and where in its text (in characters, from 0).
struct FormulaError: Error, Equatable {
  var offset: Int
  var message: String
}
