/// Items whose texts were erased, with what may still be quoted of their matters.
public struct ForgottenItems: Sendable {
  /// Their work-order numbers.
  public var numbers: Set<String>
  /// Their subjects, which a matter may bear or quote that they belonged to earlier.
  public var subjects: Set<String>
  /// What other voices of a matter say, by its id: quotations of these stay.
  public var others: [String: Set<String>]
  /// What stands in place of a text.
  public var marker: String

  /// Items with the words that stand in place of theirs.
  public init(
    numbers: Set<String>, subjects: Set<String>, others: [String: Set<String>], marker: String
  ) {
    (self.numbers, self.subjects) = (numbers, subjects.subtracting([""]))
    (self.others, self.marker) = (others, marker)
  }

  /// Whether something that a matter bears or quotes goes: in a matter that they belong to, all that no
  /// other voice says, as it may be theirs in an earlier version; elsewhere, what they say.
  fileprivate func takes(_ text: String, ofMatter id: String) -> Bool {
    others[id].map { !$0.contains(text) } ?? subjects.contains(text)
  }

  fileprivate func mentions(_ matter: DigestMatter) -> Bool {
    ([matter.title] + matter.quotations).contains { takes($0, ofMatter: matter.id) }
  }
}

extension FrozenDigest {
  /// Whether one of the items was counted or is quoted.
  public func mentions(_ forgotten: ForgottenItems) -> Bool {
    !forgotten.numbers.isDisjoint(with: items.keys)
      || (input.deadlines?.overdueItems ?? []).contains { forgotten.numbers.contains($0.number) }
      || input.matters.contains(where: forgotten.mentions)
  }
}

extension FrozenDossier {
  /// Whether one of the items was counted or is quoted.
  public func mentions(_ forgotten: ForgottenItems) -> Bool {
    !forgotten.numbers.isDisjoint(with: items.keys)
      || (input.worst + input.best + (input.raised?.cases ?? [])).contains {
        forgotten.numbers.contains($0.item.number)
      }
      || input.matters.contains(where: forgotten.mentions)
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
    if var raised {
      for index in raised.cases.indices { raised.cases[index].item.forget(forgotten) }
      input.raised = raised
    }
    for index in matters.indices { input.matters[index].forget(forgotten) }
    return input
  }
}

extension DigestItem {
  fileprivate mutating func forget(_ forgotten: ForgottenItems) {
    guard forgotten.numbers.contains(number) else { return }
    (subject, excerpt, place, words) = (forgotten.marker, "", nil, nil)
  }
}

extension DigestMatter {
  fileprivate mutating func forget(_ forgotten: ForgottenItems) {
    if forgotten.takes(title, ofMatter: id) { title = forgotten.marker }
    quotations.removeAll { forgotten.takes($0, ofMatter: id) }
  }
}
