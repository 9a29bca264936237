/// What the index knows of texts, each a number of 43 bits: a Latin word by its first seven letters and
/// digits, or two neighbours of another script.
///
/// The last character before something else is a neighbour of nothing, so that each character begins a
/// term, and a single one is found as a range of terms.
enum Term {
  /// The bits of a term.
  static let bits: UInt64 = 43
  private static let pairs: UInt64 = 1 << 42

  /// Two neighbours; 0 is nothing.
  @inline(__always)
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    pairs | UInt64(first) << 21 | UInt64(second)
  }

  /// All terms that begin with a character.
  static func pairs(with first: UInt32) -> ClosedRange<UInt64> {
    pair(first, 0)...pair(first, 0x1F_FFFF)
  }

  /// A Latin word; `filler` stands behind its end: 0, or 63 for the last word that begins alike.
  @inline(__always)
  static func word(_ scalars: ArraySlice<UInt32>, filler: UInt64 = 0) -> UInt64 {
    var term: UInt64 = 0
    var left = 7
    for scalar in scalars.prefix(7) {
      term = term << 6 | UInt64(scalar < 0x3A ? scalar - 0x2F : scalar - 0x56)
      left -= 1
    }
    while left > 0 {
      term = term << 6 | filler
      left -= 1
    }
    return term
  }

  /// The runs of one kind in folded scalars: Latin words, and stretches of other scripts.
  @inline(__always)
  static func forEachRun(
    in scalars: [UInt32], _ body: (_ run: Range<Int>, _ isLatin: Bool) -> Void
  ) {
    var index = 0
    while index < scalars.count {
      let start = index
      let isLatin = CharacterFolding.isLatin(scalars[start])
      index += 1
      if scalars[start] == CharacterFolding.blank { continue }
      while index < scalars.count, scalars[index] != CharacterFolding.blank,
        CharacterFolding.isLatin(scalars[index]) == isLatin
      {
        index += 1
      }
      body(start..<index, isLatin)
    }
  }

  /// Every term of a text, some more than once.
  @inline(__always)
  static func forEach(in text: FoldedText, _ body: (UInt64) -> Void) {
    let scalars = text.scalars
    forEachRun(in: scalars) { run, isLatin in
      if isLatin { return body(word(scalars[run])) }
      for index in run.dropLast() { body(pair(scalars[index], scalars[index + 1])) }
      body(pair(scalars[run.upperBound - 1], 0))
    }
  }
}
