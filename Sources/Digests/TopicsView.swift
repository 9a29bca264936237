internal import Feedback
internal import Report

extension DigestView {
  /// Small charts of the main topics with a table of their figures; nothing without topics.
  var topicTrends: TemplateValue {
    guard !input.topicTrends.isEmpty, input.trendSteps.count > 1 else { return .none }
    return [
      "step": .text(catalogue(step)),
      "steps": .list(
        input.trendSteps.enumerated().map { index, day in
          ["name": .text(stepName(day)), "isCurrent": .flag(index == input.trendSteps.count - 1)]
        }),
      "topics": .list(input.topicTrends.map(topic)),
    ]
  }

  private var step: Label {
    switch input.period {
    case .day: .day
    case .week: .week
    case .month: .month
    }
  }

  private func stepName(_ day: Day) -> String {
    input.period == .month
      ? catalogue.monthName(day) : catalogue.shortDate(day, seenFrom: input.lastDay)
  }

  private func topic(_ trend: TopicTrend) -> TemplateValue {
    let past = trend.counts.dropLast()
    let mean = past.isEmpty ? nil : Ratio(past.reduce(0, +), past.count).oneDecimal
    return [
      "name": .text(name(of: trend)),
      "chart": .markup(
        SmallBars(
          trend.counts,
          title: name(of: trend) + catalogue(.colon)
            + trend.counts.map(String.init).joined(separator: " ")
        ).svg),
      "latest": .text((trend.counts.last ?? 0).grouped),
      "mean": .text(orNoData(mean)),
      "counts": .list(
        trend.counts.enumerated().map { index, count in
          ["count": .text(count.grouped), "isCurrent": .flag(index == trend.counts.count - 1)]
        }),
    ]
  }

  private func name(of trend: TopicTrend) -> String {
    trend.id.isEmpty ? catalogue(.noTopic) : trend.name
  }

  /// The table of places and topics; its cells bear a level from 0 to 5 by their share of the highest.
  var heat: TemplateValue {
    guard let heat = input.heat else { return .none }
    let highest = heat.rows.flatMap(\.counts).max() ?? 0
    return [
      "topics": .list(
        heat.topics.map { .text($0.id.isEmpty ? catalogue(.noTopic) : $0.name) }),
      "rows": .list(heat.rows.map { heatRow($0, heat.topics, highest) }),
    ]
  }

  private func heatRow(_ row: HeatRow, _ topics: [NamedID], _ highest: Int) -> TemplateValue {
    let cells = zip(row.counts, topics).map { count, topic -> TemplateValue in
      let level = count == 0 ? 0 : max(1, min(5, (5 * count + highest - 1) / max(1, highest)))
      let cell = ListFacet.cell(place: row.place.id, topic: topic.id)
      return [
        "count": .text(count.grouped), "level": .text(String(level)),
        "link": .optional(count == 0 ? nil : link(cell)),
      ]
    }
    return [
      "name": .text(row.place.id.isEmpty ? catalogue(.notStated) : row.place.name),
      "cells": .list(cells), "total": .text(row.total.grouped),
      "link": .optional(row.total == 0 ? nil : link(.within(row.place.id))),
    ]
  }

  /// The earlier days that have changed; nothing where none has.
  var late: TemplateValue {
    guard !input.lateDays.isEmpty else { return .none }
    return [
      "days": .list(
        input.lateDays.map { late in
          [
            "day": .text(catalogue.shortDate(late.day, seenFrom: input.lastDay)),
            "then": .text(late.then.grouped), "now": .text(late.now.grouped),
            "change": .text((late.now - late.then).signed),
          ]
        })
    ]
  }
}
