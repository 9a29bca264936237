extension Classifier.Session {
  /// Whether what must stand near a match does, and what must not does not.
  func holds(_ context: Int32, at position: Int) -> Bool {
    let context = classifier.index.contexts[Int(context)]
    if context.near >= 0, !isNear(context.near, position) { return false }
    return context.notNear < 0 || !isNear(context.notNear, position)
  }

  /// Whether a word of a list begins or ends in reach of a match, other than within the match itself.
  private func isNear(_ list: Int32, _ position: Int) -> Bool {
    // A character of Chinese is three bytes.
    let reach = 3 * classifier.taxonomy.scoring.nearReach
    let centre = matches[position]
    let first = centre.start - reach - classifier.index.longestContext
    var left = position
    while left > 0, matches[left - 1].start > first {
      left -= 1
      if matches[left].end > centre.start - reach, isOf(list, matches[left], centre) { return true }
    }
    var right = position + 1
    while right < matches.count, matches[right].start < centre.end + reach {
      if isOf(list, matches[right], centre) { return true }
      right += 1
    }
    return false
  }

  private func isOf(_ list: Int32, _ match: Match, _ centre: Match) -> Bool {
    let lists = classifier.index.patterns[match.pattern].lists
    if lists.isEmpty || (match.start >= centre.start && match.end <= centre.end) { return false }
    for position in Int(lists.lowerBound)..<Int(lists.upperBound)
    where classifier.index.memberships[position] == list {
      return true
    }
    return false
  }
}
