internal import Digests
internal import Feedback
internal import Formats
internal import Oversight

extension StationScorecard {
  /// The scorecards as a sheet: every figure a number, nothing where there is no data.
  var sheet: DigestSheet {
    func word(_ chinese: String, _ english: String) -> String {
      language == .chinese ? chinese : english
    }
    let columns = StationMeasure.allCases.flatMap { measure in
      let name = measure.name(language)
      return [
        name, name + word("（应）", " (of)"), name + " %",
      ]
    }
    let rows = (cards + (cards.count > 1 ? [total] : [])).map { card -> [WorkbookCell] in
      let counts: [WorkbookCell] = [card.heard, card.raised, card.items].map {
        card.isKnown ? .integer($0) : .empty
      }
      return [.text(card.station ?? ""), .text(name(card) ?? word("合计", "total"))] + counts
        + StationMeasure.allCases.flatMap { cells(card[$0]) }
    }
    return DigestSheet(
      name: label,
      columns: [
        "id", word("联络站", "station"), word("接待人数", "heard"), word("收集意见", "raised"),
        word("入库", "items"),
      ] + columns, rows: rows)
  }

  private func cells(_ figure: StationFigure) -> [WorkbookCell] {
    guard figure.denominator > 0 else { return [.empty, .empty, .empty] }
    return [
      .integer(figure.numerator), .integer(figure.denominator),
      .number(Double(figure.numerator) / Double(figure.denominator), format: "0.0%"),
    ]
  }
}
