internal import Casework
internal import Feedback
internal import Normalize
internal import Store

public import struct Foundation.Date

/// What became of a move of one or many items.
public struct MoveOutcome: Sendable, Codable {
  public var moved: [MovedItem] = []
  /// Items that stood already as the move would leave them.
  public var unchanged: [MovedItem] = []
  public var refused: [RefusedItem] = []
}

/// An item that was moved, as it stands now.
public struct MovedItem: Sendable, Codable {
  public var number: String
  public var state: String
  public var department: String?
  public var dueAt: Date?

  enum CodingKeys: String, CodingKey {
    case number, state, department
    case dueAt = "due_at"
  }
}

/// An item that was not moved, and why, in the office's language.
public struct RefusedItem: Sendable, Codable {
  public var number: String
  public var reason: String
}

extension OfficeContext {
  /// Whether the search of a filter meets more items than it lets count: the older ones are left out.
  public func isCut(_ filter: QueueFilter) throws(OfficeError) -> Bool {
    let filter = try storeFilter(filter)
    return try OfficeError.wrap { try store.isCut(filter) }
  }

  /// Moves the items named, each by itself: what one refuses does not stop the others.
  ///
  /// - Throws: `usage` where an item, or a department or an item of the move, is not known.
  public func move(_ references: [String], _ move: QueueMove) throws(OfficeError) -> MoveOutcome {
    var files: [CaseFile] = []
    for reference in references {
      let file = try namedCase(reference, of: references.count)
      if !files.contains(where: { $0.item == file.item }) { files.append(file) }
    }
    return try self.move(files, move)
  }

  /// Moves all that a filter leaves and whose state allows it (`moveScope`).
  public func move(_ filter: QueueFilter, _ move: QueueMove) throws(OfficeError) -> MoveOutcome {
    let filter = try filterOfMove(filter, move)
    return try self.move(
      try OfficeError.wrap { try store.caseFiles(filter, limit: .max) }, move)
  }

  /// One of several items that are named: where it is not known none of them is moved, which is said.
  private func namedCase(_ reference: String, of count: Int) throws(OfficeError) -> CaseFile {
    do throws(OfficeError) {
      return try caseFile(reference)
    } catch {
      guard count > 1 else { throw error }
      let rest = say("；其余各件也未处理", "; nothing was done with the others")
      throw OfficeError(error.code, error.message + rest)
    }
  }

  func caseFile(_ reference: String) throws(OfficeError) -> CaseFile {
    guard let file = try OfficeError.wrap({ try store.caseFile(reference) }) else {
      throw .unknownItem(reference, language)
    }
    return file
  }

  private func move(_ files: [CaseFile], _ named: QueueMove) throws(OfficeError) -> MoveOutcome {
    let move = try withIDs(named)
    let rules = MoveRules(
      configuration: configuration, now: surroundings.now(), target: try target(of: move))
    let remark = move.text.map(Redactor().masked)
    var outcome = MoveOutcome(), moves: [CaseMove] = []
    for file in files {
      if rules.isMade(move, of: file) {
        outcome.unchanged.append(MovedItem(file))
        continue
      }
      do throws(MoveRefusal) {
        let (after, facts) = try rules.apply(move, to: file)
        moves.append(
          CaseMove(
            before: file, after: after, name: move.move.rawValue, facts: facts, remark: remark))
      } catch {
        outcome.refused.append(
          RefusedItem(number: file.number.description, reason: error.text(language)))
      }
    }
    let stale = try OfficeError.wrap {
      try store.move(moves, actor: actor, at: surroundings.now())
    }
    outcome.tell(moves, stale: stale, language)
    return outcome
  }

  private func target(of move: QueueMove) throws(OfficeError) -> CaseFile? {
    guard case .merge(let into) = move else { return nil }
    return try caseFile(into)
  }

  /// The move with departments by their ids, whichever of their names was given.
  private func withIDs(_ move: QueueMove) throws(OfficeError) -> QueueMove {
    guard case .assign(let lead, let assisting) = move else { return move }
    var ids: [String] = []
    for name in assisting { ids.append(try knownID(.department, name)) }
    return .assign(
      lead: try lead.map { name throws(OfficeError) in try knownID(.department, name) },
      assisting: ids)
  }
}

extension MovedItem {
  fileprivate init(_ file: CaseFile) {
    self.init(
      number: file.number.description, state: file.state, department: file.department,
      dueAt: file.dueAt)
  }
}

extension MoveOutcome {
  fileprivate mutating func tell(
    _ moves: [CaseMove], stale: [WorkOrderNumber], _ language: Language
  ) {
    let late = Set(stale.map(\.description))
    for move in moves {
      let number = move.before.number.description
      if late.contains(number) {
        refused.append(
          RefusedItem(
            number: number,
            reason: MoveRefusal.movedMeanwhile.text(language)))
      } else {
        moved.append(MovedItem(move.after))
      }
    }
  }
}
