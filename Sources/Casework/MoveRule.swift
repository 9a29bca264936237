internal import Feedback

/// One row of the table of moves: from where it leads, to where, and what it needs.
public struct MoveRule: Sendable {
  /// Where a move leads.
  public enum Target: Sendable, Equatable {
    case state(CaseState)
    /// The state stays.
    case same
    /// The state that a pause or a merger interrupted.
    case before
    /// `assigned` where a department is named, else `new`.
    case assignedOrNew
  }

  public var move: Move
  public var from: [CaseState]
  public var to: Target
  /// Whether a reason, an answer or a note has to be given.
  public var needsText: Bool

  init(_ move: Move, from: [CaseState], to: Target, needsText: Bool = false) {
    (self.move, self.from, self.to, self.needsText) = (move, from, to, needsText)
  }

  private static let working: [CaseState] = [.assigned, .inHand]
  private static let done: [CaseState] = [.answered, .calledBack, .closed, .outOfScope]

  /// All that can be done with an item: the one place that says so.
  public static let table: [MoveRule] = [
    MoveRule(.assign, from: [.new, .assigned, .inHand, .returned], to: .state(.assigned)),
    MoveRule(.accept, from: [.assigned], to: .state(.inHand)),
    MoveRule(.return, from: working, to: .state(.returned), needsText: true),
    MoveRule(.extend, from: working, to: .same, needsText: true),
    MoveRule(.pause, from: working, to: .state(.paused), needsText: true),
    MoveRule(.resume, from: [.paused], to: .before),
    MoveRule(.reply, from: [.new] + working + [.answered], to: .state(.answered), needsText: true),
    MoveRule(.callback, from: [.answered, .calledBack], to: .state(.calledBack)),
    MoveRule(.close, from: [.answered, .calledBack], to: .state(.closed)),
    MoveRule(.reopen, from: done, to: .assignedOrNew, needsText: true),
    MoveRule(.merge, from: CaseState.open + [.paused, .answered], to: .state(.merged)),
    MoveRule(.split, from: [.merged], to: .before),
    MoveRule(
      .outOfScope, from: CaseState.open + [.paused], to: .state(.outOfScope), needsText: true),
    MoveRule(.confide, from: CaseState.allCases, to: .same),
    MoveRule(.unconfide, from: CaseState.allCases, to: .same, needsText: true),
    MoveRule(.note, from: CaseState.allCases, to: .same, needsText: true),
  ]

  /// The moves that a state allows, in the table's order.
  public static func allowed(in state: CaseState) -> [Move] {
    table.filter { $0.from.contains(state) }.map(\.move)
  }

  /// The state after a move.
  ///
  /// - Parameters:
  ///   - before: the state that a pause or a merger interrupted.
  ///   - hasDepartment: whether the item has a lead department.
  ///   - text: the reason, answer or note.
  public static func state(
    after move: Move, in state: CaseState, before: CaseState? = nil, hasDepartment: Bool,
    text: String?
  ) throws(MoveRefusal) -> CaseState {
    guard let rule = table.first(where: { $0.move == move }), rule.from.contains(state) else {
      throw .notAllowed(move, in: state)
    }
    guard !rule.needsText || !(text ?? "").isEmpty else { throw .textMissing(move) }
    return switch rule.to {
    case .state(let state): state
    case .same: state
    case .before: before ?? .new
    case .assignedOrNew: hasDepartment ? .assigned : .new
    }
  }
}

/// The table as Markdown, for the documentation.
extension MoveRule {
  public static var markdown: String {
    let rows = table.map { rule in
      "| `\(rule.move.rawValue)` \(rule.move.name.chinese) | \(states(rule.from)) | \(rule.target) | "
        + (rule.needsText ? "yes" : "") + " |"
    }
    return (["| move | from | to | text |", "|---|---|---|---|"] + rows).joined(separator: "\n")
  }

  private static func states(_ states: [CaseState]) -> String {
    states == CaseState.allCases
      ? "any" : states.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }

  private var target: String {
    switch to {
    case .state(let state): "`\(state.rawValue)`"
    case .same: "stays"
    case .before: "as before"
    case .assignedOrNew: "`assigned`, without a department `new`"
    }
  }
}
