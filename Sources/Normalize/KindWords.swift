internal import Feedback

/// The words by which sources name what a resident wants.
enum KindWords {
  private static let longest = 60

  /// The kind that a source's words name: the one whose word stands first, so that `投诉举报` is a
  /// complaint; nil where they name none.
  static func kind(_ text: String) -> RequestKind? {
    guard text.utf8.count <= longest else { return nil }
    let folded = Array(Folding.folded(text).utf8)
    var best: (index: Int, kind: RequestKind)?
    for (word, kind) in words {
      if let index = folded.index(of: word), index < best?.index ?? .max { best = (index, kind) }
    }
    return best?.kind
  }

  private static let words: [(word: [UInt8], kind: RequestKind)] = pairs.map {
    (Array($0.utf8), $1)
  }

  private static let pairs: [(String, RequestKind)] = [
    ("咨询", .consult), ("consult", .consult), ("question", .consult), ("quiry", .consult),
    ("求助", .help), ("求决", .help), ("help", .help), ("request", .help),
    ("投诉", .complaint), ("complain", .complaint),
    ("举报", .report), ("检举", .report), ("report", .report), ("whistle", .report),
    ("建议", .suggestion), ("suggest", .suggestion), ("idea", .suggestion),
    ("表扬", .praise), ("感谢", .praise), ("praise", .praise), ("compliment", .praise),
    ("thank", .praise),
  ]
}

extension [UInt8] {
  fileprivate func index(of word: [UInt8]) -> Int? {
    guard count >= word.count else { return nil }
    return (0...count - word.count).first { self[$0...].starts(with: word) }
  }
}
