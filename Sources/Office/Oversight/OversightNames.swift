public import Oversight

// What the faces show of rates without knowing where it is counted.

/// The span of a window of rates.
public typealias RatePeriod = Oversight.RatePeriod
/// Whether excluded items count.
public typealias RateScope = Oversight.RateScope
/// One version of a rate.
public typealias RateRule = Oversight.RateRule
/// A department's figures.
public typealias RateRow = Oversight.RateRow
/// The value of a rate.
public typealias RateFigure = Oversight.RateFigure
/// A span of the calendar that stations are measured over.
public typealias PlanSpan = Oversight.PlanSpan
/// A share that stations are measured by.
public typealias StationMeasure = Oversight.StationMeasure
/// The three groups of a scorecard.
public typealias StationGroup = Oversight.StationGroup
/// The figures of a station.
public typealias StationCard = Oversight.StationCard
/// What stations can be ranked by.
public typealias StationRank = Oversight.StationRank
