internal import Feedback
internal import Group
internal import Store

extension OfficeContext {
  /// A person says that matters are one; the first keeps its id.
  public func mergeMatters(
    _ references: [String]
  ) throws(OfficeError) -> MatterDetail {
    var numbers: [Int64] = []
    for reference in references {
      let number = try matterRow(reference).id
      if !numbers.contains(number) { numbers.append(number) }
    }
    guard numbers.count > 1 else {
      throw OfficeError(.usage, "these are one matter already; name another")
    }
    try OfficeError.wrap {
      try store.mergeMatters(
        Array(numbers.dropFirst()), into: numbers[0], actor: actor, at: surroundings.now())
      try chooseTitles(of: [numbers[0]])
    }
    return try matterShow(MatterID.text(numbers[0]))
  }

  /// A person says that items do not belong to a matter: together they are another one, or one alone
  /// belongs to none.
  ///
  /// - Returns: the matters that there are now: the one that is left, and the new one where there is one.
  public func splitMatter(
    _ reference: String, _ items: [String]
  ) throws(OfficeError) -> [MatterDetail] {
    let matter = try matterRow(reference)
    let ids = try items.map { item throws(OfficeError) in
      guard let detail = try OfficeError.wrap({ try store.item(item) }) else {
        throw .unknownItem(item, language)
      }
      guard matter.items.contains(where: { $0.id == detail.row.id }) else {
        throw OfficeError(
          .usage, "\(item) does not belong to \(MatterID.text(matter.id)); see matters show")
      }
      return detail.row.id
    }
    let other = try OfficeError.wrap {
      let other = try store.splitMatter(
        matter.id, items: ids, actor: actor, at: surroundings.now())
      try chooseTitles(of: [matter.id] + [other].compactMap(\.self))
      return other
    }
    return try ([matter.id] + [other].compactMap(\.self)).map { id throws(OfficeError) in
      try matterShow(MatterID.text(id))
    }
  }

  private func chooseTitles(of matters: [Int64]) throws(StoreError) {
    let counts = TermCounts(bytes: try store.groupingState().counts) ?? TermCounts()
    try store.chooseTitles(of: matters, configuration.matters, counts)
  }
}
