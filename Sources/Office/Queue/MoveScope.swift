internal import Casework
internal import Feedback
internal import Store

/// Which of the items that a filter leaves a move is about: those whose state allows it.
public struct MoveScope: Sendable {
  /// How many there are, by state in the order of their life; a state with none is left out.
  public var states: [(state: String, count: Int)]
  /// How many the filter leaves besides, in states that do not allow the move.
  public var leftOut: Int
  /// The move's id, `assign` and so on.
  public var move: String

  /// How many items it holds.
  public var count: Int { states.reduce(0) { $0 + $1.count } }
}

extension OfficeContext {
  /// What a move of all that a filter leaves is about, to ask before acting on many.
  ///
  /// - Throws: `usage` where the filter names a state that does not allow the move.
  public func moveScope(
    _ filter: QueueFilter, _ move: QueueMove
  ) throws(OfficeError) -> MoveScope {
    let all = try storeFilter(filter)
    let allowed = try filterOfMove(filter, move)
    var states: [(String, Int)] = []
    for state in allowed.states {
      var one = allowed
      one.states = [state]
      let count = try OfficeError.wrap { try store.count(one) }
      if count > 0 { states.append((state, count)) }
    }
    let total = try OfficeError.wrap { try store.count(all) }
    return MoveScope(
      states: states, leftOut: max(0, total - states.reduce(0) { $0 + $1.1 }),
      move: move.move.rawValue)
  }

  /// The filter, held to the states that allow a move.
  func filterOfMove(_ filter: QueueFilter, _ move: QueueMove) throws(OfficeError) -> ItemFilter {
    var result = try storeFilter(filter)
    let allowed = MoveRule.table.first { $0.move == move.move }?.from ?? []
    if let named = result.states.first.flatMap(CaseState.init), !allowed.contains(named) {
      throw OfficeError(.usage, MoveRefusal.notAllowed(move.move, in: named).text(language))
    }
    if result.states.isEmpty { result.states = allowed.map(\.rawValue) }
    return result
  }
}
