internal import Feedback

extension EnglishCatalogue {
  func summary(_ figures: ReceivedFigures) -> String {
    let when = when(figures.period, figures.days)
    guard figures.total > 0 else {
      return "No messages were received \(when); \(past(figures))."
    }
    let verb = figures.total == 1 ? "message was" : "messages were"
    let comparisons = [againstBefore(figures), againstUsual(figures)].compactMap(\.self)
    return "\(figures.total.grouped) \(verb) received \(when), "
      + comparisons.joined(separator: " and ") + "."
  }

  private func past(_ figures: ReceivedFigures) -> String {
    let before =
      switch figures.before {
      case 0: "nor were any the \(noun(figures.period)) before"
      case 1: "1 was received the \(noun(figures.period)) before"
      default: "\(figures.before.grouped) were received the \(noun(figures.period)) before"
      }
    guard let usual = figures.usual, usual.sum > 0, let mean = usual.mean.oneDecimal else {
      return before
    }
    return "\(before), and the \(meanName(figures.period, usual)) is \(mean)"
  }

  private func againstBefore(_ figures: ReceivedFigures) -> String {
    let noun = noun(figures.period), change = figures.total - figures.before
    if figures.before == 0 { return "after none the \(noun) before" }
    if change == 0 { return "as many as the \(noun) before" }
    return "\(abs(change).grouped) \(change > 0 ? "more" : "fewer") than the \(noun) before"
  }

  private func againstUsual(_ figures: ReceivedFigures) -> String? {
    guard let usual = figures.usual, let mean = usual.mean.oneDecimal,
      let percent = usual.excess(of: figures.total).scaled(by: 100)
    else { return nil }
    let name = "the \(meanName(figures.period, usual)) (\(mean))"
    if percent == 0 { return "close to \(name)" }
    return "\(abs(percent).grouped)% \(percent > 0 ? "above" : "below") \(name)"
  }

  private func meanName(_ period: Period, _ usual: Usual) -> String {
    "mean of the \(counted(usual.periods, noun(period))) before"
  }

  func summary(_ topics: LeadingTopics) -> String {
    guard let first = topics.leading.first else {
      return topics.total == 1 ? "It has no topic yet." : "None has a topic yet."
    }
    if topics.total == 1 { return "Its topic is \(first.name)." }
    let share = Ratio(first.count, topics.total).percent.map { ", \($0)" } ?? ""
    var sentence = "The leading topic is \(first.name) (\(counted(first.count, "message"))\(share))"
    let others = topics.leading.dropFirst().map { "\($0.name) (\($0.count.grouped))" }
    if !others.isEmpty { sentence += ", followed by " + others.joined(separator: " and ") }
    if let rise = topics.rise {
      let noun = noun(topics.period)
      sentence += "; \(rise.name) rose most (\(rise.count.grouped) more than the \(noun) before)"
    }
    return sentence + "."
  }

  func summary(_ figures: AttentionFigures) -> String {
    var clauses = [review(figures.review)]
    if figures.overdue > 0 { clauses.append("\(figures.overdue.grouped) overdue") }
    if figures.rejects > 0 {
      clauses.append("\(counted(figures.rejects, "record")) could not be taken in")
    }
    if figures.failingSources > 0 {
      clauses.append("\(counted(figures.failingSources, "source")) could not be read")
    }
    return clauses.joined(separator: "; ") + "."
  }

  private func review(_ count: Int) -> String {
    switch count {
    case 0: "No message needs review"
    case 1: "1 message needs review"
    default: "\(count.grouped) messages need review"
    }
  }

  func joined(_ sentences: [String]) -> String { sentences.joined(separator: " ") }
}
