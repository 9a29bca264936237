internal import Digests
internal import Feedback
internal import Foundation
internal import Oversight
internal import Store

/// What a dossier is counted from, read once.
struct DossierBasis {
  let plan: AppraisalPlan
  let scope: AppraisedScope
  /// The days counted: the plan's, up to the day before the present where that is earlier.
  let days: ClosedRange<Day>
  let before: ClosedRange<Day>
  let moments: Range<Date>
  let momentsBefore: Range<Date>
  let items: [AppraisedItem]
  let itemsBefore: [AppraisedItem]
  /// Of both periods.
  let deadlines: [DeadlineItem]
  /// Of all other departments, at the places of the scope; nil and empty where peers are not compared.
  let deadlinesOfPeers: DeadlineCount?
  let handlingOfAll: [HandlingCount]
  let callbacks: [CallbackGroup]
  let callbacksBefore: [CallbackGroup]
  let rateMoments: Range<Date>
  let rateMomentsBefore: Range<Date>

  init(
    _ store: OfficeStore, _ configuration: OfficeConfiguration, _ plan: AppraisalPlan,
    places: Set<String>, days: ClosedRange<Day>
  ) async throws {
    let zone = configuration.main.timeZone, calendar = configuration.rates.calendar
    func moments(_ days: ClosedRange<Day>) -> Range<Date> {
      days.lowerBound.start(in: zone)..<(days.upperBound + 1).start(in: zone)
    }
    self.plan = plan
    self.days = days
    let scope = AppraisedScope(departments: plan.object.departments, places: places)
    let before = Self.yearBefore(days)
    let (now, earlier) = (moments(days), moments(before))
    let rates = calendar.moments(days, in: zone), ratesBefore = calendar.moments(before, in: zone)
    let isCompared = plan.comparesPeers
    let counted = AppraisedScope(
      departments: isCompared ? [] : scope.departments, places: places)
    // What is read of all departments takes longest: it is read beside the object's own.
    async let peers =
      isCompared
      ? store.deadlineCount(from: now.lowerBound, to: now.upperBound, outside: scope) : nil
    async let handling = isCompared ? store.handlingCounts(days, places: places) : []
    async let calls = store.callbackCounts(rates, counted)
    async let callsBefore = store.callbackCounts(ratesBefore, scope)
    (self.scope, self.before, self.moments, momentsBefore) = (scope, before, now, earlier)
    (rateMoments, rateMomentsBefore) = (rates, ratesBefore)
    items = try store.appraisedItems(days, scope, until: now.upperBound)
    itemsBefore = try store.appraisedItems(before, scope, until: earlier.upperBound)
    deadlines = try store.deadlineItems(from: earlier.lowerBound, to: now.upperBound, scope)
    (deadlinesOfPeers, handlingOfAll) = (try await peers, try await handling)
    (callbacks, callbacksBefore) = (try await calls, try await callsBefore)
  }

  /// The same days of the year before; 29 February is the 28th there.
  static func yearBefore(_ days: ClosedRange<Day>) -> ClosedRange<Day> {
    func before(_ day: Day) -> Day {
      let (year, month, number) = day.parts
      return Day(year: year - 1, month: month, day: number)
        ?? Day(year: year - 1, month: month, day: 28) ?? day - 365
    }
    let first = before(days.lowerBound)
    return first...max(first, before(days.upperBound))
  }

  /// Whether something is the object's.
  func isOwn(_ department: String?) -> Bool { scope.departments.contains(department ?? "") }
}
