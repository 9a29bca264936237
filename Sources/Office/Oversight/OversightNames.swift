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
