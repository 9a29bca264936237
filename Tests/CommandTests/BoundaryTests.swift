import Casework
import Testing

@testable import Store

/// What two modules have to say alike, because neither knows the other.
@Suite("boundaries between the modules")
struct BoundaryTests {
  @Test("a source's later reply ends the open states in which the rules let answer, and no others")
  func answerable() {
    let rules = CaseState.open.filter { MoveRule.allowed(in: $0).contains(.reply) }
    #expect(CaseOpening.open == rules.map(\.rawValue))
    #expect(CaseOpening.answered == CaseState.answered.rawValue)
    #expect(ItemRow.newState == CaseState.new.rawValue)
  }
}
