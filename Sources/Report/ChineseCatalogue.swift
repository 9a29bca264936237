internal import Feedback

/// 简体中文.
struct ChineseCatalogue: Catalogue {
  func title(_ period: Period) -> String {
    switch period {
    case .day: "民情日报"
    case .week: "民情周报"
    case .month: "民情月报"
    }
  }

  func kind(_ kind: RequestKind) -> String {
    switch kind {
    case .consult: "咨询"
    case .help: "求助"
    case .complaint: "投诉"
    case .report: "举报"
    case .suggestion: "建议"
    case .praise: "表扬"
    }
  }

  func reason(_ reason: ReviewReason, guess: String?) -> String {
    let guess = guess.map { "（暂归\($0)）" } ?? ""
    return switch reason {
    case .noEvidence: "未发现任何主题的词语"
    case .lowScore: "主题把握不足\(guess)"
    case .narrowMargin: "两个主题难分高下\(guess)"
    case .noDepartment: "没有对应的承办单位\(guess)"
    }
  }

  func received(in period: Period) -> String { "\(current(period))收到" }

  func againstBefore(_ period: Period) -> String { "较\(previous(period))" }

  func previousCount(_ period: Period) -> String { "\(previous(period))收到" }

  func before(_ period: Period, count: Int) -> String {
    "\(previous(period)) \(count.grouped) 件"
  }

  func againstUsual(_ period: Period, periods: Int) -> String {
    "较\(meanName(period, periods: periods))"
  }

  func mean(_ period: Period, _ value: String) -> String {
    switch period {
    case .day: "日均 \(value) 件"
    case .week: "周均 \(value) 件"
    case .month: "月均 \(value) 件"
    }
  }

  func voices(_ now: Int, of total: Int) -> String {
    "本期 \(now.grouped) 件，累计 \(total.grouped) 件"
  }

  func againstWeekday(_ weekday: Int, weeks: Int) -> String {
    "较前 \(weeks) 个星期\(weekdays[weekday - 1])均值"
  }

  func mailSubject(_ title: String, _ reader: String?, _ span: String, total: Int) -> String {
    "【\(title)】\(reader.map { $0 + " " } ?? "")\(span)：\(total.grouped) 件"
  }

  func dashedLine(days: Int, mean: String) -> String { "虚线为前 \(days) 日日均 \(mean) 件" }

  func shareOfAll(_ percent: String) -> String { "占 \(percent)" }

  func meanName(_ period: Period, periods: Int) -> String {
    switch period {
    case .day: "前 \(periods) 日日均"
    case .week: "前 \(periods) 周周均"
    case .month: "前 \(periods) 月月均"
    }
  }

  func columns(_ period: Period) -> String { "占比指占全部意见；增减指与\(previous(period))相比。" }

  func nothing(in period: Period) -> String { "\(current(period))没有收到意见。" }

  func listed(_ shown: Int, of total: Int) -> String {
    shown < total
      ? "共 \(total.grouped) 件，以下列出最近 \(shown.grouped) 件。" : "共 \(total.grouped) 件。"
  }

  func listed(_ shown: Int, of total: Int, confidential: Int) -> String {
    guard confidential > 0 else { return listed(shown, of: total) }
    let rest = shown < total - confidential ? "，其余列出最近 \(shown.grouped) 件" : ""
    return "共 \(total.grouped) 件，其中 \(confidential.grouped) 件保密或举报，不列出\(rest)。"
  }

  func dayRule(zone: String, offset: String) -> String {
    "\(zone)（\(offset)）；按收到时间计，一日自 0 时至 24 时"
  }

  func current(_ period: Period) -> String {
    switch period {
    case .day: "当日"
    case .week: "本周"
    case .month: "本月"
    }
  }

  func previous(_ period: Period) -> String {
    switch period {
    case .day: "前一日"
    case .week: "前一周"
    case .month: "前一月"
    }
  }
}

// MARK: - Dates

extension ChineseCatalogue {
  var weekdays: [String] { ["一", "二", "三", "四", "五", "六", "日"] }

  func date(_ day: Day) -> String {
    "\(day.parts.year)年\(monthAndDay(day)) 星期\(weekdays[day.weekday - 1])"
  }

  func shortDate(_ day: Day, seenFrom reference: Day) -> String {
    let year = day.parts.year
    return (year == reference.parts.year ? "" : "\(year)年") + monthAndDay(day)
  }

  func monthName(_ day: Day) -> String {
    (day.parts.month == 1 ? "\(day.parts.year)年" : "") + "\(day.parts.month)月"
  }

  func span(_ period: Period, _ days: ClosedRange<Day>) -> String {
    let first = days.lowerBound
    switch period {
    case .day: return date(first)
    case .week:
      let (year, week) = first.isoWeek
      return "\(year)年第\(week)周（\(range(days))）"
    case .month: return "\(first.parts.year)年\(first.parts.month)月"
    }
  }

  /// The period as a sentence names it.
  func when(_ period: Period, _ days: ClosedRange<Day>) -> String {
    let first = days.lowerBound
    return switch period {
    case .day: monthAndDay(first)
    case .week: "第\(first.isoWeek.week)周（\(range(days))）"
    case .month: "\(first.parts.month)月"
    }
  }

  private func range(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first.parts.month == last.parts.month { return "\(monthAndDay(first))至\(last.parts.day)日" }
    return "\(monthAndDay(first))至\(shortDate(last, seenFrom: first))"
  }

  private func monthAndDay(_ day: Day) -> String { "\(day.parts.month)月\(day.parts.day)日" }
}
