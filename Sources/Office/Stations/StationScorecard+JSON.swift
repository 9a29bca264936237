internal import Feedback
internal import Oversight

extension StationScorecard: Encodable {
  private enum Keys: String, CodingKey {
    case period, stations, total
    case firstDay = "first_day"
    case lastDay = "last_day"
  }

  /// Writes each station with its three groups, and the pooled total.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(label, forKey: .period)
    try container.encode(days.lowerBound, forKey: .firstDay)
    try container.encode(days.upperBound, forKey: .lastDay)
    try container.encode(cards.map { CardView($0, self) }, forKey: .stations)
    try container.encode(CardView(total, self), forKey: .total)
  }
}

/// A card as JSON.
private struct CardView: Encodable {
  let station: String?
  let name: String?
  let begin: Day?
  let built: [String: FigureView]
  let managed: [String: FigureView]
  let used: [String: FigureView]
  let bands: [String: String]
  let activities: Int
  let heard: Int
  let raised: Int
  let items: Int
  let unchecked: Int
  let isCandidate: Bool?
  let misses: [String]?

  enum CodingKeys: String, CodingKey {
    case station, name, built, managed, used, bands, activities, heard, raised, items, misses
    case begin = "measured_from"
    case unchecked = "unchecked_requirements"
    case isCandidate = "candidate"
  }

  init(_ card: StationCard, _ scorecard: StationScorecard) {
    (station, name, begin) = (card.station, scorecard.name(card), card.begin)
    func figures(_ group: StationGroup) -> [String: FigureView] {
      Dictionary(
        uniqueKeysWithValues: group.measures.map {
          ($0.rawValue, FigureView(card[$0], $0, scorecard))
        })
    }
    (built, managed, used) = (figures(.built), figures(.managed), figures(.used))
    bands = Dictionary(
      uniqueKeysWithValues: StationGroup.allCases.compactMap { group in
        scorecard.band(card.lowest(group)).map { (group.rawValue, $0) }
      })
    (activities, heard, raised) = (card.activities, card.heard, card.raised)
    (items, unchecked) = (card.items, card.unchecked)
    misses = card.station == nil ? nil : scorecard.misses(card)
    isCandidate = misses.map(\.isEmpty)
  }
}

/// A figure as JSON; without a value there is no data.
private struct FigureView: Encodable {
  let numerator: Int
  let denominator: Int
  let value: Double?
  let band: String?
  let dependsOnDepartments: Bool?

  enum CodingKeys: String, CodingKey {
    case numerator, denominator, value, band
    case dependsOnDepartments = "depends_on_departments"
  }

  init(_ figure: StationFigure, _ measure: StationMeasure, _ scorecard: StationScorecard) {
    (numerator, denominator) = (figure.numerator, figure.denominator)
    value = figure.value?.double
    band = scorecard.band(figure.value)
    dependsOnDepartments = measure.dependsOnDepartments ? true : nil
  }
}
