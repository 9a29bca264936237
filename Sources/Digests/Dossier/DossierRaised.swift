internal import Feedback

/// What deputies raised in the period, and what came of it by its end.
public struct DossierRaised: Sendable, Codable, Equatable {
  /// All of it, and that of each liaison station, most first.
  public var total: DossierRaisedRow
  public var stations: [DossierRaisedRow]
  /// In the same days of the year before.
  public var totalBefore: Int
  /// Those that went worst by the rule of the dossier's cases, then those that waited longest; masked.
  public var cases: [DossierCase]

  /// What was raised.
  public init(
    total: DossierRaisedRow, stations: [DossierRaisedRow], totalBefore: Int, cases: [DossierCase]
  ) {
    (self.total, self.stations) = (total, stations)
    (self.totalBefore, self.cases) = (totalBefore, cases)
  }
}

/// Items that came through a liaison station or a deputy, with what became of them by the period's end.
public struct DossierRaisedRow: Sendable, Codable, Equatable {
  /// nil: all stations; an empty id: a deputy without a station.
  public var station: NamedID?
  public var items = 0
  /// How many deputies stand in the registers as those who received them.
  public var deputies = 0
  public var answered = 0
  /// Not answered though the deadline was past.
  public var overdue = 0
  /// Called back, and what the final call-back says.
  public var calledBack = 0
  public var resolved = 0
  public var satisfied = 0

  /// A row without items.
  public init(station: NamedID?) { self.station = station }

  /// The figure that its items are listed under: `raised`, or `raised/wangchao`.
  public var figure: String { "raised" + (station.map { "/" + $0.id } ?? "") }
}
