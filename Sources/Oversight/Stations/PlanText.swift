public import Feedback

extension OpeningPlan {
  /// The plan as people read it: `每周三 9:00-11:00`, `2 times a month`.
  public func text(_ language: Language) -> String {
    let isChinese = language == .chinese
    let when: String
    if days.isEmpty {
      when = isChinese ? "每\(per.chinese)\(times)次" : "\(times) a \(per.rawValue)"
    } else {
      let names = days.map {
        isChinese
          ? $0.chinese
          : String($0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst().prefix(2))
      }
      when = (isChinese ? "每周" : "") + names.joined(separator: isChinese ? "、" : ", ")
    }
    return [when, hours].compactMap(\.self).joined(separator: " ")
  }
}

extension PlanDay {
  fileprivate var chinese: String { Array("一二三四五六日").map(String.init)[number - 1] }
}

extension PlanSpan {
  fileprivate var chinese: String {
    switch self {
    case .week: "周"
    case .month: "月"
    case .quarter: "季度"
    case .year: "年"
    }
  }
}
