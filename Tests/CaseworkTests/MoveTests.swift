import Feedback
import Foundation
import GoldenFiles
import Testing

@testable import Casework

@Suite("Moves")
struct MoveTests {
  private func state(_ move: Move, _ state: CaseState, text: String? = "x") throws -> CaseState {
    try MoveRule.state(
      after: move, in: state, before: .inHand, hasDepartment: true, text: text)
  }

  @Test("the table says what every move does in every state", arguments: Move.allCases)
  func table(_ move: Move) throws {
    let rule = try #require(MoveRule.table.first { $0.move == move })
    for state in CaseState.allCases {
      guard rule.from.contains(state) else {
        #expect(throws: MoveRefusal.notAllowed(move, in: state)) { try self.state(move, state) }
        continue
      }
      let after = try self.state(move, state)
      switch rule.to {
      case .state(let target): #expect(after == target)
      case .same: #expect(after == state)
      case .before: #expect(after == .inHand)
      case .assignedOrNew: #expect(after == .assigned)
      }
      if rule.needsText {
        #expect(throws: MoveRefusal.textMissing(move)) { try self.state(move, state, text: "") }
      }
    }
  }

  @Test("each move stands in the table once, and each state can be left")
  func complete() {
    #expect(
      MoveRule.table.map(\.move).sorted { $0.rawValue < $1.rawValue }
        == Move.allCases.sorted { $0.rawValue < $1.rawValue })
    for state in CaseState.allCases {
      #expect(
        MoveRule.table.contains { $0.from.contains(state) && $0.to != .same }, "\(state) is a trap")
    }
  }

  @Test("reopened without a department, an item is new again")
  func reopened() throws {
    #expect(
      try MoveRule.state(after: .reopen, in: .closed, hasDepartment: false, text: "x") == .new)
  }

  @Test("every sentence of a refusal", arguments: Language.allCases)
  func refusals(_ language: Language) throws {
    var refusals: [MoveRefusal] = []
    for move in Move.allCases {
      for state in CaseState.allCases where !MoveRule.allowed(in: state).contains(move) {
        refusals.append(.notAllowed(move, in: state))
      }
    }
    refusals += MoveRule.table.filter(\.needsText).map { .textMissing($0.move) }
    refusals += [
      .departmentMissing, .notASpan("5 weeks"), .leadAssists("health"), .extendedTooOften(limit: 1),
      .extensionTooLong(asked: Span(20, .workingDays), limit: Span(10, .workingDays)),
      .returnedTooLate(limit: Span(2, .workingDays)), .mergedIntoItself, .mergedIntoMerged,
      .callbackContradicts, .callbackSaysNothing, .answeredAtNoTime, .movedMeanwhile,
    ]
    try Golden.expect(
      refusals.map { $0.text(language) }.joined(separator: "\n") + "\n",
      matches: "refusals.\(language.rawValue).txt")
  }

  @Test("docs/casework.md shows the table as the code has it")
  func documented() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/casework.md")
    #expect(try String(contentsOf: page, encoding: .utf8).contains(MoveRule.markdown))
  }
}
