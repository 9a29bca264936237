public import Feedback
public import Foundation
public import Store

/// What was agreed at an appraisal, where it stands, and the voices about it.
public struct RectificationView: Sendable, Encodable {
  /// `R-3`.
  public var id: String
  public var plan: String
  public var text: String
  public var department: String
  public var departmentName: String
  public var agreed: Day
  public var due: Day?
  /// `open`, `evidence` (given), `accepted`, `reopened` or `withdrawn`.
  public var state: String
  /// Whether it is past its deadline and not accepted.
  public var overdue: Bool
  public var topics: [String]
  public var places: [String]
  public var words: [String]
  public var matters: [String]
  public var addedBy: String
  public var addedAt: Date
  public var notes: [RectificationNoteView]
  /// Absent where nothing says how voices are found.
  public var voices: RectificationVoices?

  enum CodingKeys: String, CodingKey {
    case id, plan, text, department, agreed, due, state, overdue, topics, places, words, matters
    case notes, voices
    case departmentName = "department_name"
    case addedBy = "added_by"
    case addedAt = "added_at"
  }
}

/// What somebody wrote about a rectification; masked.
public struct RectificationNoteView: Sendable, Encodable {
  /// `rectify.evidence`, `rectify.close`, `rectify.reopen` or `rectify.withdraw`.
  public var kind: String
  public var day: Day
  public var by: String
  public var text: String
}

/// The voices about a rectification before it was agreed and after; confidential items and reports (举报) are
/// left out.
public struct RectificationVoices: Sendable, Encodable {
  /// How many days lie behind the agreement; `before` counts as many days up to it.
  public var days: Int
  public var before: Int
  public var after: Int
  /// From a year before the agreement on; without gaps.
  public var months: [MonthVoices]
}

/// The voices of a month.
public struct MonthVoices: Sendable, Encodable {
  /// `2026-11`.
  public var month: String
  /// Those up to the day of the agreement, and those behind it.
  public var before: Int
  public var after: Int
  /// The work-order numbers of all of them.
  public var items: [String]
}

extension OfficeContext {
  /// The rectifications, in the order of their agreement, with the voices about them; without those that
  /// were withdrawn, unless they are asked for. Of a place, its own voices are counted alone.
  public func rectifications(
    plan: String? = nil, state: RectificationState? = nil, place: String? = nil
  ) throws(OfficeError) -> [RectificationView] {
    let places = try places(in: place)
    if let plan { _ = try appraisalPlan(plan) }
    let rows = try OfficeError.wrap { try store.rectifications(plan: plan) }
    let asked = rows.filter { row in state.map { row.state == $0 } ?? (row.state != .withdrawn) }
    return try asked.map { row throws(OfficeError) in
      try view(row, until: lastCountedDay, places: places)
    }
  }

  /// One rectification with its history and the voices about it.
  public func showRectification(_ reference: String) throws(OfficeError) -> RectificationView {
    try view(try rectification(reference), until: lastCountedDay)
  }

  /// - Parameter day: the last day of which voices are counted, and on which it may be overdue.
  func view(
    _ row: Rectification, until day: Day, places: Set<String> = []
  ) throws(OfficeError) -> RectificationView {
    let agreement = row.agreement
    return RectificationView(
      id: "R-\(row.id)", plan: agreement.plan, text: agreement.text,
      department: agreement.department,
      departmentName: name(.department, agreement.department), agreed: agreement.agreed,
      due: agreement.due, state: row.state.rawValue,
      overdue: ![.accepted, .withdrawn].contains(row.state)
        && agreement.due.map { $0 < day } ?? false,
      topics: agreement.links.topics, places: agreement.links.places,
      words: agreement.links.words, matters: agreement.links.matters.map(MatterID.text),
      addedBy: row.actor.name, addedAt: row.at,
      notes: row.notes.map {
        RectificationNoteView(kind: $0.kind, day: $0.day, by: $0.actor.name, text: $0.text)
      },
      voices: try voices(agreement, until: day, places: places))
  }

  private func voices(
    _ agreement: NewRectification, until day: Day, places: Set<String>
  ) throws(OfficeError) -> RectificationVoices? {
    guard !agreement.links.isEmpty else { return nil }
    let last = max(day, agreement.agreed)
    let days = max(0, last.number - agreement.agreed.number)
    let first = min(agreement.agreed - 365, agreement.agreed - days + 1)
    let numbers = try numbers(agreement.links, first...last, places)
    let before = numbers.count {
      $0.day <= agreement.agreed && $0.day > agreement.agreed - days
    }
    return RectificationVoices(
      days: days, before: before, after: numbers.count { $0.day > agreement.agreed },
      months: Self.months(first...last).map { month in
        let own = numbers.filter { month.contains($0.day) }
        let after = own.count { $0.day > agreement.agreed }
        return MonthVoices(
          month: Period.month.label(around: month.lowerBound), before: own.count - after,
          after: after, items: own.map(\.description))
      })
  }

  /// What meets topics, places and one of the words, and the voices of the matters; in their order.
  private func numbers(
    _ links: VoiceLinks, _ days: ClosedRange<Day>, _ places: Set<String>
  ) throws(OfficeError) -> [WorkOrderNumber] {
    var found = try voices(links, days, within: places, isConfidential: false)
    for matter in links.matters {
      let spoken = try OfficeError.wrap {
        try store.voices(ids: Set(try store.matter(matter)?.items.map(\.id) ?? []))
      }
      found.formUnion(
        spoken.filter {
          days.contains($0.number.day) && (places.isEmpty || places.contains($0.place))
        })
    }
    return found.filter { !$0.isWithheld }.map(\.number)
      .sorted { ($0.day, $0.sequence) < ($1.day, $1.sequence) }
  }

  /// The months of a span, the first and the last cut where it begins and ends.
  static func months(_ days: ClosedRange<Day>) -> [ClosedRange<Day>] {
    var months: [ClosedRange<Day>] = [], first = days.lowerBound
    while first <= days.upperBound {
      let last = min(Period.month.days(around: first).upperBound, days.upperBound)
      months.append(first...last)
      first = last + 1
    }
    return months
  }
}
