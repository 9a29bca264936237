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

extension FrozenDossier {
  /// Whether one of the items was counted or is quoted.
  public func mentions(_ forgotten: ForgottenItems) -> Bool {
    !forgotten.numbers.isDisjoint(with: items.keys)
      || (input.worst + input.best).contains { forgotten.numbers.contains($0.item.number) }
      || input.matters.contains { forgotten.others[$0.id] != nil }
  }
}

extension DigestInput {
  /// The input without what was forgotten: a marker stands for the texts, the figures stay.
  public func without(_ forgotten: ForgottenItems) -> DigestInput {
    var input = self
    for index in items.indices { input.items[index].forget(forgotten) }
    for index in review.indices { input.review[index].forget(forgotten) }
    if var deadlines = input.deadlines {
      for index in deadlines.overdueItems.indices
      where forgotten.numbers.contains(deadlines.overdueItems[index].number) {
        deadlines.overdueItems[index].subject = forgotten.marker
      }
      input.deadlines = deadlines
    }
    for index in matters.indices { input.matters[index].forget(forgotten) }
    return input
  }
}

extension DossierInput {
  /// The input without what was forgotten: a marker stands for the texts, the figures stay.
  public func without(_ forgotten: ForgottenItems) -> DossierInput {
    var input = self
    for index in worst.indices { input.worst[index].item.forget(forgotten) }
    for index in best.indices { input.best[index].item.forget(forgotten) }
    for index in matters.indices { input.matters[index].forget(forgotten) }
    return input
  }
}

extension DigestItem {
  fileprivate mutating func forget(_ forgotten: ForgottenItems) {
    guard forgotten.numbers.contains(number) else { return }
    (subject, excerpt, place) = (forgotten.marker, "", nil)
  }
}

extension DigestMatter {
  /// What no other voice says may be the forgotten one's, also in an earlier version.
  fileprivate mutating func forget(_ forgotten: ForgottenItems) {
    guard let others = forgotten.others[id] else { return }
    if !others.contains(title) { title = forgotten.marker }
    quotations.removeAll { !others.contains($0) }
  }
}
