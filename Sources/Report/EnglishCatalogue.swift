internal import Feedback

/// English, British usage.
struct EnglishCatalogue: Catalogue {
  func title(_ period: Period) -> String {
    switch period {
    case .day: "Daily feedback digest"
    case .week: "Weekly feedback digest"
    case .month: "Monthly feedback digest"
    }
  }

  func kind(_ kind: RequestKind) -> String {
    switch kind {
    case .consult: "Question"
    case .help: "Request for help"
    case .complaint: "Complaint"
    case .report: "Report of a breach"
    case .suggestion: "Suggestion"
    case .praise: "Praise"
    }
  }

  func reason(_ reason: ReviewReason, guess: String?) -> String {
    let guess = guess.map { " (for now: \($0))" } ?? ""
    return switch reason {
    case .noEvidence: "No word of any topic was met"
    case .lowScore: "The best topic is uncertain\(guess)"
    case .narrowMargin: "Two topics are nearly even\(guess)"
    case .noDepartment: "No department answers for the topic\(guess)"
    }
  }

  func received(in period: Period) -> String { "Received" }

  func againstBefore(_ period: Period) -> String { "vs \(noun(period)) before" }

  func previousCount(_ period: Period) -> String { "Received the \(noun(period)) before" }

  func before(_ period: Period, count: Int) -> String {
    "\(count.grouped) the \(noun(period)) before"
  }

  func againstUsual(_ period: Period, periods: Int) -> String {
    "vs mean of \(counted(periods, noun(period))) before"
  }

  func mean(_ period: Period, _ value: String) -> String { "mean \(value) a \(noun(period))" }

  func voices(_ now: Int, of total: Int) -> String {
    "\(now.grouped) new, \(total.grouped) in all"
  }

  func againstWeekday(_ weekday: Int, weeks: Int) -> String {
    "vs mean of \(weeks) \(Self.days[weekday - 1])s before"
  }

  func mailSubject(_ title: String, _ reader: String?, _ span: String, total: Int) -> String {
    "\(title): \(reader.map { $0 + ", " } ?? "")\(span), \(counted(total, "message"))"
  }

  func dashedLine(days: Int, mean: String) -> String {
    "Dashed line: mean of the \(counted(days, "day")) before, \(mean)"
  }

  func shareOfAll(_ percent: String) -> String { "\(percent) of all" }

  func columns(_ period: Period) -> String {
    "Share is of all messages; change is against the \(noun(period)) before."
  }

  func nothing(in period: Period) -> String {
    switch period {
    case .day: "No messages were received on this day."
    case .week: "No messages were received in this week."
    case .month: "No messages were received in this month."
    }
  }

  func listed(_ shown: Int, of total: Int) -> String {
    shown < total
      ? "\(counted(total, "message")) in all; the latest \(shown.grouped) are listed."
      : "\(counted(total, "message")) in all."
  }

  func listed(_ shown: Int, of total: Int, confidential: Int) -> String {
    guard confidential > 0 else { return listed(shown, of: total) }
    let rest =
      shown < total - confidential ? "; of the others the latest \(shown.grouped) are listed" : ""
    return
      "\(counted(total, "message")) in all, \(confidential.grouped) confidential or reports, not listed\(rest)."
  }

  func dayRule(zone: String, offset: String) -> String {
    "\(zone) (\(offset)); a day runs from midnight to midnight, by time of receipt"
  }

  func noun(_ period: Period) -> String {
    switch period {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    }
  }

  /// A count with its noun: `1 message`, `1,200 messages`.
  func counted(_ count: Int, _ noun: String) -> String {
    "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
  }
}

// MARK: - Dates

extension EnglishCatalogue {
  var weekdays: [String] { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] }

  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  func date(_ day: Day) -> String {
    "\(Self.days[day.weekday - 1]) \(dayAndMonth(day, year: true))"
  }

  func shortDate(_ day: Day, seenFrom reference: Day) -> String {
    let (year, month, number) = day.parts
    let short = "\(number) \(Self.months[month - 1].prefix(3))"
    return year == reference.parts.year ? short : "\(short) \(year)"
  }

  func monthName(_ day: Day) -> String {
    let name = String(Self.months[day.parts.month - 1].prefix(3))
    return day.parts.month == 1 ? "\(name) \(day.parts.year)" : name
  }

  func span(_ period: Period, _ days: ClosedRange<Day>) -> String {
    switch period {
    case .day: date(days.lowerBound)
    case .week: "Week \(days.lowerBound.isoWeek.week) (\(range(days)))"
    case .month: month(days.lowerBound)
    }
  }

  /// The period as a sentence names it, with its preposition.
  func when(_ period: Period, _ days: ClosedRange<Day>) -> String {
    switch period {
    case .day: "on \(dayAndMonth(days.lowerBound, year: false))"
    case .week: "in week \(days.lowerBound.isoWeek.week) (\(range(days)))"
    case .month: "in \(month(days.lowerBound))"
    }
  }

  private func range(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    let end = dayAndMonth(last, year: true)
    if first.parts.month == last.parts.month { return "\(first.parts.day)–\(end)" }
    return "\(dayAndMonth(first, year: first.parts.year != last.parts.year)) – \(end)"
  }

  private func dayAndMonth(_ day: Day, year: Bool) -> String {
    let parts = day.parts
    return "\(parts.day) \(Self.months[parts.month - 1])" + (year ? " \(parts.year)" : "")
  }

  private func month(_ day: Day) -> String {
    "\(Self.months[day.parts.month - 1]) \(day.parts.year)"
  }
}
