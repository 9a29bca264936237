internal import Feedback

extension ChineseCatalogue {
  func summary(_ figures: ReceivedFigures) -> String {
    let when = when(figures.period, figures.days)
    guard figures.total > 0 else { return "\(when)没有收到意见；\(past(figures))。" }
    let clauses = [
      "\(when)收到群众意见 \(figures.total.grouped) 件", againstBefore(figures),
      againstUsual(figures),
    ]
    return clauses.compactMap(\.self).joined(separator: "，") + "。"
  }

  private func past(_ figures: ReceivedFigures) -> String {
    let previous = previous(figures.period)
    let before =
      figures.before == 0 ? "\(previous)也没有收到" : "\(previous)收到 \(figures.before.grouped) 件"
    guard let usual = figures.usual, usual.sum > 0, let mean = usual.mean.oneDecimal else {
      return before
    }
    return "\(before)，\(meanName(figures.period, periods: usual.periods)) \(mean) 件"
  }

  private func againstBefore(_ figures: ReceivedFigures) -> String {
    let previous = previous(figures.period), change = figures.total - figures.before
    if figures.before == 0 { return "\(previous)没有收到" }
    if change == 0 { return "与\(previous)持平" }
    return "比\(previous)\(change > 0 ? "多" : "少") \(abs(change).grouped) 件"
  }

  private func againstUsual(_ figures: ReceivedFigures) -> String? {
    guard let usual = figures.usual, let mean = usual.mean.oneDecimal,
      let percent = usual.excess(of: figures.total).scaled(by: 100)
    else { return nil }
    let name = "\(meanName(figures.period, periods: usual.periods))（\(mean) 件）"
    if percent == 0 { return "与\(name)基本持平" }
    return "比\(name)\(percent > 0 ? "多" : "少") \(abs(percent).grouped)%"
  }

  func summary(_ topics: LeadingTopics) -> String {
    guard let first = topics.leading.first else { return "尚未归入任何主题。" }
    if topics.total == 1 { return "该件反映的是\(first.name)。" }
    let share = Ratio(first.count, topics.total).percent.map { "，占 \($0)" } ?? ""
    var sentence = "反映最多的是\(first.name)（\(first.count.grouped) 件\(share)）"
    let others = topics.leading.dropFirst().map { "\($0.name)（\($0.count.grouped) 件）" }
    if !others.isEmpty { sentence += "，其次是" + others.joined(separator: "和") }
    if let rise = topics.rise {
      let previous = previous(topics.period)
      sentence += "；增加最多的是\(rise.name)（比\(previous)多 \(rise.count.grouped) 件）"
    }
    return sentence + "。"
  }

  func summary(_ figures: AttentionFigures) -> String {
    var clauses = [
      figures.review == 0 ? "没有需要人工核对的意见" : "需要人工核对 \(figures.review.grouped) 件"
    ]
    if figures.overdue > 0 { clauses.append("逾期未答复 \(figures.overdue.grouped) 件") }
    if figures.rejects > 0 { clauses.append("未能收入 \(figures.rejects.grouped) 条记录") }
    if figures.failingSources > 0 {
      clauses.append("\(figures.failingSources.grouped) 个来源读取失败")
    }
    return clauses.joined(separator: "；") + "。"
  }

  func joined(_ sentences: [String]) -> String { sentences.joined() }
}
