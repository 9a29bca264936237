/// Items whose texts were erased, with what may still be quoted of their matters.
public struct ForgottenItems: Sendable {
  /// Their work-order numbers.
  public var numbers: Set<String>
  /// What other voices of a matter say, by its id: quotations of these stay.
  public var others: [String: Set<String>]
  /// What stands in place of a text.
  public var marker: String

  /// Items with the words that stand in place of theirs.
  public init(numbers: Set<String>, others: [String: Set<String>], marker: String) {
    (self.numbers, self.others, self.marker) = (numbers, others, marker)
  }
}

extension FrozenDigest {
  /// Whether one of the items was counted or is quoted.
  public func mentions(_ forgotten: ForgottenItems) -> Bool {
    !forgotten.numbers.isDisjoint(with: items.keys)
      || (input.deadlines?.overdueItems ?? []).contains { forgotten.numbers.contains($0.number) }
      || input.matters.contains { forgotten.others[$0.id] != nil }
  }
}

extension DigestInput {
  /// The input without what was forgotten: a marker stands for the texts, the figures stay.
  public func without(_ forgotten: ForgottenItems) -> DigestInput {
    var input = self
    func forget(_ items: inout [DigestItem]) {
      for index in items.indices where forgotten.numbers.contains(items[index].number) {
        items[index].subject = forgotten.marker
        items[index].excerpt = ""
        items[index].place = nil
      }
    }
    forget(&input.items)
    forget(&input.review)
    if var deadlines = input.deadlines {
      for index in deadlines.overdueItems.indices
      where forgotten.numbers.contains(deadlines.overdueItems[index].number) {
        deadlines.overdueItems[index].subject = forgotten.marker
      }
      input.deadlines = deadlines
    }
    for index in input.matters.indices {
      guard let others = forgotten.others[input.matters[index].id] else { continue }
      // What no other voice says may be the forgotten one's, also in an earlier version.
      if !others.contains(input.matters[index].title) {
        input.matters[index].title = forgotten.marker
      }
      input.matters[index].quotations.removeAll { !others.contains($0) }
    }
    return input
  }
}
