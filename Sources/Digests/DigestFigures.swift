internal import Feedback
internal import Report

/// The figures that follow from an input's counts.
extension DigestInput {
  var days: ClosedRange<Day> { firstDay...max(firstDay, lastDay) }

  var received: ReceivedFigures {
    ReceivedFigures(
      period: period, days: days, total: total, before: totalBefore, usual: usual)
  }

  /// The days before that the period is held against: up to seven before a day, the whole weeks
  /// before a week, all that are known before a month.
  private var past: ArraySlice<DayCount> {
    let days = trend.prefix { $0.day < firstDay }
    switch period {
    case .day: return days.suffix(7)
    case .week: return days.suffix(days.count / 7 * 7)
    case .month: return days
    }
  }

  /// The mean of the days before, from two on.
  var dailyMean: Usual? { mean(ofPeriods: past.count) }

  /// The mean of the periods before, from two on.
  ///
  /// Of one, `totalBefore` says all; months differ in length, so a month has no mean.
  var usual: Usual? {
    switch period {
    case .day: dailyMean
    case .week: mean(ofPeriods: past.count / 7)
    case .month: nil
    }
  }

  private func mean(ofPeriods periods: Int) -> Usual? {
    periods > 1 ? Usual(sum: past.map(\.count).reduce(0, +), periods: periods) : nil
  }

  /// The three topics with most voices, and the one that rose most if it rose by two or more.
  var leadingTopics: LeadingTopics {
    let named = topics.filter { !$0.id.isEmpty }
    let rises = named.map { LeadingTopics.Topic(name: $0.name, count: $0.count - $0.before) }
    let steepest = rises.max { $0.count < $1.count }.flatMap { $0.count >= 2 ? $0 : nil }
    return LeadingTopics(
      period: period, total: total,
      leading: named.filter { $0.count > 0 }.prefix(3).map {
        .init(name: $0.name, count: $0.count)
      },
      rise: totalBefore > 0 ? steepest : nil)
  }

  var attention: AttentionFigures {
    AttentionFigures(
      review: reviewTotal, rejects: rejects.map(\.count).reduce(0, +),
      failingSources: failingSources.count, overdue: deadlines?.overdue ?? 0)
  }

  /// The summary: three sentences made of figures, fewer where there is nothing to say.
  func summary(in catalogue: any Catalogue) -> String {
    var sentences = [catalogue.summary(received)]
    if total > 0 { sentences.append(catalogue.summary(leadingTopics)) }
    let nothing = AttentionFigures(review: 0, rejects: 0, failingSources: 0, overdue: 0)
    if total > 0 || attention != nothing {
      sentences.append(catalogue.summary(attention))
    }
    return catalogue.joined(sentences)
  }
}
