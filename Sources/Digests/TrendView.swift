internal import Feedback
internal import Report

extension DigestView {
  /// The chart, its dashed line in words, and the days as a calendar; nothing without days.
  var trend: TemplateValue {
    guard let first = input.trend.first?.day else { return .none }
    let monday = first - (first.weekday - 1)
    let mondays = stride(from: monday.number, through: input.days.upperBound.number, by: 7)
    return [
      "chart": .markup(chart.svg),
      "mean": .optional(meanInWords),
      "weekdays": .list(catalogue.weekdays.map(TemplateValue.text)),
      "weeks": .list(mondays.map { week(from: Day(number: $0)) }),
    ]
  }

  private var chart: BarChart {
    BarChart(
      input.trend.map(bar),
      mean: input.dailyMean.map { BarChart.Mean($0.mean, over: $0.periods) },
      title: catalogue(.chart))
  }

  private func bar(_ count: DayCount) -> BarChart.Bar {
    BarChart.Bar(
      value: count.count, label: label(count.day), isCurrent: input.days.contains(count.day))
  }

  /// What stands beneath a day's bar: its number where each has room, otherwise the date of each
  /// Monday or, over more than ten weeks, of each first of a month.
  private func label(_ day: Day) -> String {
    let date = catalogue.shortDate(day, seenFrom: day), number = day.parts.day
    switch input.trend.count {
    case ...16: return number == 1 || day == input.trend.first?.day ? date : "\(number)"
    case ...70: return day.weekday == 1 ? date : ""
    default: return number == 1 ? date : ""
    }
  }

  private var meanInWords: String? {
    input.dailyMean.flatMap { mean in
      mean.mean.oneDecimal.map { catalogue.dashedLine(days: mean.periods, mean: $0) }
    }
  }

  private func week(from monday: Day) -> TemplateValue {
    let days = (monday.number...(monday.number + 6)).map { Day(number: $0) }
    return [
      "monday": .text(catalogue.shortDate(monday, seenFrom: input.lastDay)),
      "days": .list(days.map(cell)),
    ]
  }

  /// A day of the calendar; without a count where the trend does not reach.
  private func cell(_ day: Day) -> TemplateValue {
    let index = input.trend.first.map { day.number - $0.day.number } ?? 0
    let count = input.trend.indices.contains(index) ? input.trend[index].count : nil
    return ["count": .optional(count?.grouped), "isCurrent": .flag(input.days.contains(day))]
  }
}
