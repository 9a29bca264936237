public import Feedback
public import Foundation
public import Oversight
internal import Settings
internal import Store

/// Which window of rates, and whose.
public struct RateRequest: Sendable {
  public var period: RatePeriod
  /// A day in the window; nil: the last window that is over.
  public var day: Day?
  /// nil: every department.
  public var department: String?
  /// A place's id: the call-backs about items at it and in it alone; nil: everywhere.
  public var place: String?

  /// A request.
  public init(
    period: RatePeriod = .month, day: Day? = nil, department: String? = nil, place: String? = nil
  ) {
    (self.period, self.day, self.department, self.place) = (period, day, department, place)
  }
}

/// A window of rates.
public struct RateWindow: Sendable, Equatable {
  /// `2026-11-20`, `2026-11` or `2026`.
  public let label: String
  public let days: ClosedRange<Day>
  /// From the first moment up to, but without, the last.
  public let moments: Range<Date>
}

/// The rates of a window.
public struct RateReport: Sendable {
  public let window: RateWindow
  public let table: RateTable
  /// Versions of the rates that changed within the window: those of its last day are shown.
  public let changed: [String]
  let settings: RateSettings

  /// The band of a figure, by its value without excluded items; nil without data.
  public func band(_ rate: RateRule, _ row: RateRow) -> RateBand? {
    guard let value = row[.withoutExcluded][rate.id]?.value, let best = rate.best, !best.isZero
    else {
      return nil
    }
    return settings.band(rate.share(of: value))
  }

  /// Whether a figure is of so few items that its interval is shown.
  public func showsInterval(_ figure: RateFigure) -> Bool {
    figure.denominator.map { $0 < Exact(settings.intervalBelow) } ?? false
  }
}

extension OfficeContext {
  /// The rates of a window, from the call-backs made in it.
  ///
  /// - Throws: `usage` where the window has not begun, or the department or the place is not known.
  public func rates(_ request: RateRequest) throws(OfficeError) -> RateReport {
    let settings = configuration.rates
    let window = try rateWindow(request)
    let rules = settings.rates(on: window.days.upperBound)
    let departments = try departments(request.department)
    let scope = AppraisedScope(departments: [], places: try places(in: request.place))
    let counts = try OfficeError.wrap { try store.callbackCounts(window.moments, scope) }
    let groups = counts.filter {
      request.department == nil || $0.department == request.department
    }
    let before = settings.rates(on: window.days.lowerBound)
    return RateReport(
      window: window, table: RateTable(groups, rates: rules, departments: departments),
      changed: rules.filter { rule in
        !before.contains { $0.id == rule.id && $0.version == rule.version }
      }.map(\.id),
      settings: settings)
  }

  func rateWindow(_ request: RateRequest) throws(OfficeError) -> RateWindow {
    let calendar = configuration.rates.calendar
    let today = calendar.day(of: surroundings.now(), in: timeZone)
    let day = request.day ?? (calendar.days(request.period, around: today).lowerBound - 1)
    let days = calendar.days(request.period, around: day)
    guard days.lowerBound <= today else {
      throw OfficeError(.usage, "the window of \(day) has not begun; name a day up to \(today)")
    }
    return RateWindow(
      label: calendar.label(request.period, around: day), days: days,
      moments: calendar.moments(days, in: timeZone))
  }

  private func departments(_ id: String?) throws(OfficeError) -> [String] {
    guard let id else { return configuration.departments.ids }
    return [try knownID(.department, id)]
  }
}
