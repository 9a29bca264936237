internal import Casework
internal import Feedback
internal import Foundation
internal import Store

/// How items begin as cases: until when an answer is owed, and which ones bring theirs.
struct CaseOpenings: Sendable {
  private let configuration: OfficeConfiguration
  private let receipt: Receipt

  init(_ configuration: OfficeConfiguration, _ receipt: Receipt) {
    (self.configuration, self.receipt) = (configuration, receipt)
  }

  /// How an item begins: answered where its source brings the answer, else new; no clock runs for what
  /// was said before the office listened.
  func opening(
    _ item: FeedbackItem, _ classification: Classification, receivedAt: Date
  ) -> CaseOpening {
    var opening = CaseOpening(
      state: CaseState.new.rawValue, isConfidential: item.isConfidential)
    if let reply = item.reply {
      opening.state = CaseState.answered.rawValue
      opening.answeredAt = reply.at ?? receivedAt
      return opening
    }
    guard !receipt.isHistory(item),
      let span = configuration.casework.span(
        kind: classification.kind, isUrgent: classification.urgency != nil,
        department: classification.department, topic: classification.topics.first?.id)
    else { return opening }
    opening.dueAt = configuration.deadlines.deadline(of: receivedAt, within: [span]).due
    return opening
  }
}

extension OfficeConfiguration {
  /// When what is due soon from a moment on is due at the latest.
  func dueSoon(after now: Date) -> Date {
    deadlines.deadline(of: now, within: [casework.dueSoon]).due ?? now
  }

  /// The deadline of a case as its rules, pauses and extensions give it now.
  func deadline(of file: CaseFile) -> Deadline {
    let span = casework.span(
      kind: file.kind, isUrgent: file.urgency != nil, department: file.department,
      topic: file.topic)
    let extensions = file.extensions.filter { $0.at >= file.clockFrom }
      .compactMap { Span($0.span) }
    return deadlines.deadline(
      of: file.clockFrom, within: span.map { [$0] + extensions } ?? [],
      pauses: file.pauses.filter { $0.from >= file.clockFrom }.map { ($0.from, $0.until) })
  }
}

extension CaseFile {
  /// Whether an answer was or is owed: not for what was said before the office listened.
  var hasClock: Bool { dueAt != nil || lastDueAt != nil }
}

extension OfficeContext {
  /// How the deadline of a case was counted; nil where none is.
  func deadlineText(_ file: CaseFile) -> String? {
    guard file.hasClock else { return nil }
    return configuration.deadline(of: file).text(language, in: timeZone)
  }
}
