public import Feedback

/// From when on stations can be measured: what lies before is no data.
public struct StationBeginnings: Sendable {
  private let firstDays: [String: Day]

  /// The beginnings of stations, by what is known of them up to today.
  ///
  /// A station begins with its first activity, item, enrolment or finding, but not before the first activity
  /// or item of any: until then the office had no registers, and an enrolment may be older than those. Where
  /// deputies are enrolled without a day and nothing else is known, silence begins with the registers too.
  /// - Parameters:
  ///   - registers: the first activity or item of each station.
  ///   - findings: the first finding of each.
  public init(deputies: [StationDeputy], registers: [String: Day], findings: [String: Day]) {
    guard let first = registers.values.min() else {
      firstDays = [:]
      return
    }
    let enrolled = deputies.compactMap { deputy in
      deputy.station.flatMap { station in deputy.from.map { (station, $0) } }
    }
    let dated = registers.merging(findings, uniquingKeysWith: min)
      .merging(enrolled, uniquingKeysWith: min)
    let undated = deputies.compactMap(\.station).map { ($0, first) }
    firstDays = dated.mapValues { max($0, first) }.merging(undated) { dated, _ in dated }
  }

  /// `since`, else the first day that anything is known of it; nil where nothing is.
  public func begin(of station: Station) -> Day? { station.since ?? firstDays[station.id] }
}
