internal import Feedback
internal import Oversight

extension RateReport: Encodable {
  private enum Keys: String, CodingKey {
    case window, from, until, rates, departments, total
    case firstDay = "first_day"
    case lastDay = "last_day"
    case changed = "changed_within_window"
  }

  /// Writes the rates, each with what was divided by what, in both scopes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(window.label, forKey: .window)
    try container.encode(window.days.lowerBound, forKey: .firstDay)
    try container.encode(window.days.upperBound, forKey: .lastDay)
    try container.encode(window.moments.lowerBound, forKey: .from)
    try container.encode(window.moments.upperBound, forKey: .until)
    try container.encode(changed, forKey: .changed)
    try container.encode(table.rates.map(EncodedRule.init), forKey: .rates)
    try container.encode(table.rows.map { EncodedRow($0, self) }, forKey: .departments)
    try container.encode(EncodedRow(table.total, self), forKey: .total)
  }
}

private struct EncodedRule: Encodable {
  let id: String
  let formula: String
  let callback: String
  let version: String
  let from: Day?
  let until: Day?

  init(_ rule: RateRule) {
    (id, formula, callback) = (rule.id, rule.text, rule.basis.rawValue)
    (version, from, until) = (rule.version, rule.from, rule.until)
  }
}

private struct EncodedRow: Encodable {
  let department: String?
  let excluded: Int
  /// By rate, then by scope.
  let rates: [String: EncodedScopes]

  init(_ row: RateRow, _ report: RateReport) {
    (department, excluded) = (row.department, row.excluded)
    rates = Dictionary(
      uniqueKeysWithValues: report.table.rates.map { ($0.id, EncodedScopes($0, row, report)) })
  }
}

private struct EncodedScopes: Encodable {
  let all: EncodedFigure?
  let withoutExcluded: EncodedFigure?
  let band: String?

  enum CodingKeys: String, CodingKey {
    case all, band
    case withoutExcluded = "without_excluded"
  }

  init(_ rate: RateRule, _ row: RateRow, _ report: RateReport) {
    all = row[.all][rate.id].map(EncodedFigure.init)
    withoutExcluded = row[.withoutExcluded][rate.id].map(EncodedFigure.init)
    band = report.band(rate, row)?.id
  }
}

private struct EncodedFigure: Encodable {
  let numerator: Double?
  let denominator: Double?
  /// Absent: no data.
  let value: Double?
  let low: Double?
  let high: Double?

  init(_ figure: RateFigure) {
    (numerator, denominator) = (figure.numerator?.double, figure.denominator?.double)
    value = figure.value?.double
    let interval = figure.interval
    (low, high) = (interval?.low, interval?.high)
  }
}
