/// The beginning of a text, for lists.
enum Excerpt {
  private static let limit = 120

  /// At most 120 characters, cut behind a sentence or a blank where one is in the second half.
  static func of(_ text: String) -> String {
    let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    guard let end = flat.index(flat.startIndex, offsetBy: limit, limitedBy: flat.endIndex),
      end < flat.endIndex
    else { return flat }
    let head = flat[..<end]
    let middle = flat.index(flat.startIndex, offsetBy: limit / 2)
    let stop = head.lastIndex { "。！？；.!?; ".contains($0) }
    guard let stop, stop >= middle else { return head + "…" }
    return flat[...stop].trimmingSuffix(" ") + "…"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    last == character ? dropLast().trimmingSuffix(character) : self
  }
}
