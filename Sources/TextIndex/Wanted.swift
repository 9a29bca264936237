/// A word or a phrase that is looked for.
///
/// A Latin word is met as a whole, or by its beginning; what is written in another script is met wherever
/// it stands. In a phrase, anything that is neither letter nor digit is as good as a blank.
public struct Wanted: Sendable, Equatable {
  /// Folded, without blanks at its ends.
  let scalars: [UInt32]
  /// True where its last Latin word may go on.
  public let isPrefix: Bool

  /// Something wanted; nil where the text holds neither letter nor digit.
  init?(_ text: String, isPrefix: Bool) {
    var scalars = FoldedText(text).scalars[...]
    if scalars.first == CharacterFolding.blank { scalars.removeFirst() }
    guard let last = scalars.last else { return nil }
    self.scalars = Array(scalars)
    self.isPrefix = isPrefix && CharacterFolding.isLatin(last)
  }

  /// The lists of the index that a text which holds it is in, all of them.
  var terms: [ClosedRange<UInt64>] {
    var terms: [ClosedRange<UInt64>] = []
    Term.forEachRun(in: scalars) { run, isLatin in
      if isLatin {
        terms.append(latin(run))
      } else if run.count == 1 {
        terms.append(Term.pairs(with: scalars[run.lowerBound]))
      } else {
        for index in run.dropLast() {
          let term = Term.pair(scalars[index], scalars[index + 1])
          terms.append(term...term)
        }
      }
    }
    return terms
  }

  private func latin(_ run: Range<Int>) -> ClosedRange<UInt64> {
    let word = scalars[run]
    let mayGoOn = isPrefix && run.upperBound == scalars.count
    return Term.word(word)...Term.word(word, filler: mayGoOn ? 63 : 0)
  }

  /// True where the index alone can tell which texts hold it.
  var isExact: Bool {
    var runs = 0
    Term.forEachRun(in: scalars) { run, isLatin in
      runs += isLatin ? (run.count <= (isPrefix ? 7 : 6) ? 1 : 2) : run.count <= 2 ? 1 : 2
    }
    return runs == 1
  }

  /// Where a text holds it, in scalars of the text; they do not overlap.
  func places(in text: FoldedText) -> [Range<Int>] {
    var places: [Range<Int>] = []
    let (found, wanted) = (text.scalars, scalars)
    var index = 0
    while index + wanted.count <= found.count {
      guard let end = end(at: index, in: found) else {
        index += 1
        continue
      }
      places.append(index..<end)
      index = end
    }
    return places
  }

  /// Where it ends in scalars if it begins at an index; nil where it does not.
  private func end(at index: Int, in found: [UInt32]) -> Int? {
    for offset in scalars.indices where found[index + offset] != scalars[offset] { return nil }
    if index > 0, CharacterFolding.isLatin(scalars[0]),
      CharacterFolding.isLatin(found[index - 1])
    {
      return nil
    }
    var end = index + scalars.count
    guard CharacterFolding.isLatin(scalars[scalars.count - 1]) else { return end }
    let isWhole = end == found.count || !CharacterFolding.isLatin(found[end])
    guard isWhole || isPrefix else { return nil }
    while end < found.count, CharacterFolding.isLatin(found[end]) { end += 1 }
    return end
  }
}
