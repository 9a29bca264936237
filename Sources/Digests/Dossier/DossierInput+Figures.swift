extension DossierInput: FrozenDocument {
  public static let schema = 1
  public static let noun = "dossier"

  public var namedFigures: [String: Int] {
    var figures = [
      "total": total, "total_before": totalBefore, "urgent_total": urgentTotal,
      "withheld_total": withheldTotal,
    ]
    for month in months { figures["month/" + month.label] = month.count }
    for entry in topics {
      figures["topic/" + entry.topic.id] = entry.topic.count
      for second in entry.second { figures["topic/" + second.id] = second.count }
    }
    for kind in kinds { figures["kind/" + kind.id] = kind.count }
    for place in places { figures["place/" + place.id] = place.count }
    for row in handling {
      figures[row.id] = row.now.part.flatMap { Int($0) }
      figures[row.id + " of"] = row.now.whole.flatMap { Int($0) }
    }
    for rate in rates {
      for (scope, figure) in [("all", rate.all), ("without_excluded", rate.withoutExcluded)] {
        figures["rate/\(rate.rate.id)/\(scope) in thousandths"] = figure.now.value.map {
          Int(($0 * 10).rounded())
        }
      }
    }
    if let raised {
      for row in [raised.total] + raised.stations {
        figures[row.figure] = row.items
        figures[row.figure + " answered"] = row.answered
        figures[row.figure + " resolved"] = row.resolved
      }
    }
    for rectification in rectifications where rectification.voiceDays != nil {
      figures["\(rectification.id)/before"] = rectification.before
      figures["\(rectification.id)/after"] = rectification.after
    }
    return figures
  }

  /// Whether anything is known of the same days of the year before.
  var hasBefore: Bool { firstHeard.map { $0 <= lastDayBefore } ?? false }

  /// The list behind a figure; nil where there is none.
  func list(_ figure: String) -> DossierList? { lists.first { $0.figure == figure } }
}

/// The places on the page of items: ids of HTML made of letters, digits, `-` and `_` alone.
enum DossierAnchor {
  static func id(_ figure: String) -> String {
    figure.utf8.map { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: String(UnicodeScalar(byte))
      default: "_" + String(byte, radix: 16)
      }
    }.joined()
  }
}
