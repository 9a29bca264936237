/// The mend for a word that is not known: the one that was most likely meant, or else all that are known.
///
/// - Parameter otherwise: what to say instead of a list that is too long for a line.
public func mend(
  for word: String, among known: [String], otherwise: String? = nil
) -> String {
  nearest(to: word, among: known).map { "did you mean \($0)?" }
    ?? otherwise ?? "known: " + known.joined(separator: ", ")
}

/// The word that a person most likely meant: the nearest by edit distance (with swaps of two
/// neighbours, Damerau 1964), if no more than a third of it is wrong.
public func nearest(to word: String, among candidates: [String]) -> String? {
  let scored = candidates.map { (candidate: $0, distance: editDistance(word, $0)) }
  guard let best = scored.min(by: { $0.distance < $1.distance }),
    best.distance <= max(1, best.candidate.count / 3)
  else { return nil }
  return best.candidate
}

private func editDistance(_ first: String, _ second: String) -> Int {
  let first = Array(first), second = Array(second)
  var before: [Int] = [], last: [Int] = [], row = Array(0...second.count)
  for i in first.indices {
    (before, last, row) = (last, row, [i + 1])
    for j in second.indices {
      var cost = min(last[j + 1], row[j]) + 1
      cost = min(cost, last[j] + (first[i] == second[j] ? 0 : 1))
      if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
        cost = min(cost, before[j - 1] + 1)
      }
      row.append(cost)
    }
  }
  return row[second.count]
}
