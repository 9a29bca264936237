public import Feedback
public import Settings

/// `cases:` of `appraisals.yaml`: what makes a case one of the worst, in points. The rule is shown with the
/// cases that it chose.
public struct CaseRule: SettingsSection, Equatable {
  /// Points of a final call-back that says not satisfied, or not resolved.
  public private(set) var dissatisfied = 3
  public private(set) var unresolved = 3
  /// Points of each time that it was reopened, and returned.
  public private(set) var reopened = 2
  public private(set) var returned = 1
  /// Points of an answer that came after its deadline, or has not come though it is past.
  public private(set) var late = 2
  /// How many of either are shown.
  public private(set) var shown = 5

  public static let keys: [SettingKey] = [
    SettingKey(
      "dissatisfied", .integer, "points where the final call-back says not satisfied",
      fallback: "3"),
    SettingKey(
      "unresolved", .integer, "points where the final call-back says not resolved", fallback: "3"),
    SettingKey("reopened", .integer, "points of each time it was reopened", fallback: "2"),
    SettingKey("returned", .integer, "points of each time it was returned", fallback: "1"),
    SettingKey(
      "late", .integer, "points where its answer came, or is still to come, after the deadline",
      fallback: "2"),
    SettingKey("shown", .integer, "how many of the worst and of the best are shown", fallback: "5"),
  ]

  /// The rule where the file says nothing.
  public init() {}

  /// The rule from its section.
  public init(_ map: SettingsMap) throws(SettingsError) {
    let points = 0...1_000
    dissatisfied = try map.integer("dissatisfied", points) ?? dissatisfied
    unresolved = try map.integer("unresolved", points) ?? unresolved
    reopened = try map.integer("reopened", points) ?? reopened
    returned = try map.integer("returned", points) ?? returned
    late = try map.integer("late", points) ?? late
    shown = try map.integer("shown", 0...100) ?? shown
  }
}

/// How a case went.
public struct CaseFacts: Sendable, Equatable {
  /// What its final call-back says: `yes`, `partly`, `no`; `satisfied`, `basically`, `dissatisfied`.
  public var resolved: String?
  public var satisfied: String?
  /// How many times.
  public var reopened: Int
  public var returned: Int
  /// Answered after its deadline, or not answered though that is past.
  public var isLate: Bool
  public var isAnswered: Bool
  /// Seconds from its receipt to the answer or, without one, to the period's end.
  public var wait: Double

  /// The facts of a case.
  public init(
    resolved: String? = nil, satisfied: String? = nil, reopened: Int = 0, returned: Int = 0,
    isLate: Bool = false, isAnswered: Bool = false, wait: Double = 0
  ) {
    (self.resolved, self.satisfied, self.reopened) = (resolved, satisfied, reopened)
    (self.returned, self.isLate, self.isAnswered) = (returned, isLate, isAnswered)
    self.wait = wait
  }
}

extension CaseRule {
  /// The points of a case; 0: nothing speaks against it.
  public func points(_ facts: CaseFacts) -> Int {
    (facts.satisfied == "dissatisfied" ? dissatisfied : 0)
      + (facts.resolved == "no" ? unresolved : 0) + facts.reopened * reopened
      + facts.returned * returned + (facts.isLate ? late : 0)
  }

  /// Whether a case went as it should: resolved and satisfied at its final call-back, answered in time,
  /// never returned or reopened.
  public func isGood(_ facts: CaseFacts) -> Bool {
    facts.satisfied == "satisfied" && facts.resolved == "yes" && facts.isAnswered
      && !facts.isLate && facts.reopened == 0 && facts.returned == 0
  }

  /// The worst cases, by points, then by the longest wait; the best, by the shortest wait. Equal ones keep
  /// their order.
  public func chosen<Case>(
    _ cases: [Case], _ facts: (Case) -> CaseFacts
  ) -> (worst: [Case], best: [Case]) {
    var worst: [Ranked<Case>] = [], best: [Ranked<Case>] = []
    for (index, some) in cases.enumerated() {
      let facts = facts(some), points = points(facts)
      if points > 0 {
        Self.keep(Ranked(points, facts.wait, index, some), in: &worst, shown)
      } else if isGood(facts) {
        Self.keep(Ranked(0, -facts.wait, index, some), in: &best, shown)
      }
    }
    return (worst.map(\.some), best.map(\.some))
  }

  private struct Ranked<Case> {
    let points: Int
    let wait: Double
    let index: Int
    let some: Case

    init(_ points: Int, _ wait: Double, _ index: Int, _ some: Case) {
      (self.points, self.wait, self.index, self.some) = (points, wait, index, some)
    }

    func isBefore(_ other: Ranked) -> Bool {
      (points, wait, -index) > (other.points, other.wait, -other.index)
    }
  }

  private static func keep<Case>(_ new: Ranked<Case>, in kept: inout [Ranked<Case>], _ most: Int) {
    if kept.count == most, let last = kept.last, !new.isBefore(last) { return }
    kept.insert(new, at: kept.firstIndex { new.isBefore($0) } ?? kept.count)
    if kept.count > most { kept.removeLast() }
  }

  /// The rule in words, of the worst and of the best.
  public func text(_ language: Language) -> (worst: String, best: String) {
    switch language {
    case .chinese:
      (
        "计分：末次回访不满意 \(dissatisfied) 分，未解决 \(unresolved) 分；每重办一次 \(reopened) 分，"
          + "每退回一次 \(returned) 分；超期答复或逾期未答复 \(late) 分。分高者先列，同分者等待时间长的先列。",
        "末次回访已解决且满意、按期答复、未退回未重办的，答复最快者先列。"
      )
    case .english:
      (
        "Points: not satisfied at the final call-back \(dissatisfied), not resolved \(unresolved); each "
          + "reopening \(reopened), each return \(returned); an answer late or overdue \(late). Most points "
          + "first, then the longest wait.",
        "Resolved and satisfied at the final call-back, answered in time, never returned or reopened; "
          + "the quickest answer first."
      )
    }
  }
}

/// The 95 % interval of a share (Wilson 1927); nil where there is nothing to divide by.
public func shareInterval(_ part: Int, of whole: Int) -> (low: Double, high: Double)? {
  whole > 0 ? wilsonInterval(Double(part) / Double(whole), of: Double(whole)) : nil
}
