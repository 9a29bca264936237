internal import Casework
internal import Feedback
internal import Foundation
internal import Store

/// Applies a move to a case: the rules' state, and what follows from it for people and times.
struct MoveRules {
  var configuration: OfficeConfiguration
  var now: Date
  /// The item that a merger leads into.
  var target: CaseFile?

  /// The case after a move, with the facts that its event holds.
  func apply(
    _ action: QueueMove, to before: CaseFile
  ) throws(MoveRefusal) -> (after: CaseFile, facts: [(String, String)]) {
    var after = before
    if case .assign(let lead?, _) = action { after.department = lead }
    let state = CaseState(rawValue: before.state) ?? .new
    after.state = try MoveRule.state(
      after: action.move, in: state, before: before.stateBefore.flatMap(CaseState.init),
      hasDepartment: after.department != nil, text: action.text
    ).rawValue
    let facts = try take(action, from: before, into: &after)
    runClock(before, &after)
    return (after, facts)
  }

  /// Whether a case stands as a move would leave it. Then it is not made again: the second time the same
  /// assignment would take back from a department what it has in hand.
  func isMade(_ action: QueueMove, of file: CaseFile) -> Bool {
    switch action {
    case .assign(let lead, let assisting):
      let isUnderWay = [.assigned, .inHand].contains(CaseState(rawValue: file.state))
      return isUnderWay && file.isAssigned && (lead ?? file.department) == file.department
        && Set(assisting) == Set(file.assisting)
    case .confide(let text): return file.isConfidential && (text ?? "").isEmpty
    case .unconfide: return !file.isConfidential
    default: return false
    }
  }

  private func take(
    _ action: QueueMove, from before: CaseFile, into after: inout CaseFile
  ) throws(MoveRefusal) -> [(String, String)] {
    switch action {
    case .assign(_, let assisting): return try assign(assisting, &after)
    case .return: try checkReturn(before, &after)
    case .extend(let span, _): return try extend(span, &after)
    case .pause:
      after.stateBefore = before.state
      after.pauses.append(CasePause(from: now))
    case .resume: resume(&after)
    case .reply(_, let moment): try answer(at: moment, before, &after)
    case .callback(let answer, let text): return try callBack(answer, text, &after)
    case .close: after.closedAt = now
    case .reopen: reopen(&after)
    case .merge: return try merge(before, &after)
    case .split: (after.mergedInto, after.stateBefore) = (nil, nil)
    case .confide: after.isConfidential = true
    case .unconfide: after.isConfidential = false
    case .accept, .outOfScope, .note: break
    }
    return []
  }

  private func assign(
    _ assisting: [String], _ after: inout CaseFile
  ) throws(MoveRefusal) -> [(String, String)] {
    guard let lead = after.department else { throw .departmentMissing }
    guard !assisting.contains(lead) else { throw .leadAssists(lead) }
    (after.isAssigned, after.assignedAt) = (true, now)
    after.assisting = Array(Set(assisting)).sorted()
    return [("lead", lead)]
      + (assisting.isEmpty ? [] : [("assisting", after.assisting.joined(separator: " "))])
  }

  private func checkReturn(_ before: CaseFile, _ after: inout CaseFile) throws(MoveRefusal) {
    let limit = configuration.casework.returnWithin
    if let assignedAt = before.assignedAt,
      let last = configuration.deadlines.deadline(of: assignedAt, within: [limit]).due, now > last
    {
      throw .returnedTooLate(limit: limit)
    }
    after.returned += 1
  }

  private func extend(
    _ text: String, _ after: inout CaseFile
  ) throws(MoveRefusal) -> [(String, String)] {
    let rules = configuration.casework
    guard let span = Span(text) else { throw .notASpan(text) }
    let earlier = after.extensions.count { $0.at >= after.clockFrom }
    guard earlier < rules.extensionTimes else {
      throw .extendedTooOften(limit: rules.extensionTimes)
    }
    let clock = configuration.deadlines
    let longest = clock.deadline(of: now, within: [rules.extensionSpan]).due ?? now
    guard clock.deadline(of: now, within: [span]).due ?? now <= longest else {
      throw .extensionTooLong(asked: span, limit: rules.extensionSpan)
    }
    after.extensions.append(CaseExtension(span: span.description, at: now))
    return [("span", span.description)]
  }

  private func answer(
    at moment: Date?, _ before: CaseFile, _ after: inout CaseFile
  ) throws(MoveRefusal) {
    let moment = moment.map { self.moment(of: $0, notBefore: before.clockFrom) } ?? now
    guard before.clockFrom <= moment, moment <= now else { throw .answeredAtNoTime }
    after.answeredAt = before.answeredAt ?? moment
  }

  /// When an answer was given: a day without an hour, on which the item came as well, is not before that.
  private func moment(of date: Date, notBefore start: Date) -> Date {
    let day = Day(date, in: configuration.main.timeZone)
    let isDayAlone = day.start(in: configuration.main.timeZone) == date
    return isDayAlone && day == Day(start, in: configuration.main.timeZone) ? start : date
  }

  private func resume(_ after: inout CaseFile) {
    if let last = after.pauses.indices.last { after.pauses[last].until = now }
    after.stateBefore = nil
  }

  private func callBack(
    _ answer: QueueCallbackAnswer, _ text: String?, _ after: inout CaseFile
  ) throws(MoveRefusal) -> [(String, String)] {
    guard answer.contacted || (answer.resolved == nil && answer.satisfied == nil) else {
      throw .callbackContradicts
    }
    // Rates would count it as neither resolved nor satisfied.
    guard
      !answer.contacted || answer.resolved != nil || answer.satisfied != nil
        || !(text ?? "").isEmpty
    else { throw .callbackSaysNothing }
    after.calledBackAt = now
    after.callbacks.append(
      CaseCallback(
        at: now, contacted: answer.contacted, resolved: answer.resolved?.rawValue,
        satisfied: answer.satisfied?.rawValue))
    return [
      ("contacted", answer.contacted ? "yes" : "no"), ("resolved", answer.resolved?.rawValue ?? ""),
      ("satisfied", answer.satisfied?.rawValue ?? ""),
    ].filter { !$0.1.isEmpty }
  }

  private func reopen(_ after: inout CaseFile) {
    after.reopened += 1
    (after.answeredAt, after.closedAt) = (nil, nil)
    after.clockFrom = now
    if after.state == CaseState.assigned.rawValue { after.assignedAt = now }
  }

  private func merge(
    _ before: CaseFile, _ after: inout CaseFile
  ) throws(MoveRefusal) -> [(String, String)] {
    guard let target, target.item != before.item else { throw .mergedIntoItself }
    guard target.mergedInto == nil else { throw .mergedIntoMerged }
    (after.mergedInto, after.stateBefore) = (target.item, before.state)
    return [("into", target.number.description)]
  }

  /// Lets the clock run, or stops it, as the state after the move says.
  private func runClock(_ before: CaseFile, _ after: inout CaseFile) {
    let isOpened = after.reopened > before.reopened
    guard before.hasClock || isOpened else { return }
    let isOpen = CaseState(rawValue: after.state)?.isOpen ?? false
    after.dueAt = isOpen ? configuration.deadline(of: after).due : nil
    after.lastDueAt = after.dueAt ?? before.dueAt ?? before.lastDueAt
  }
}
