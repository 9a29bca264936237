extension String {
  /// The text on one line, cut to a width in columns (nil: not at all), with some of it set off.
  ///
  /// - Parameters:
  ///   - marks: what is set off, in Unicode scalars.
  ///   - colour: false where nothing is to be set off.
  public func highlighted(_ marks: [Range<Int>], width: Int?, colour: Bool) -> String {
    let line = String(map { $0.isNewline || $0 == "\t" ? " " : $0 })
    let shown = width.map { line.fitted(to: $0) } ?? line
    guard colour else { return shown }
    let isCut = shown != line
    var text = "", position = 0
    var isOn = false
    for character in shown {
      let isMarked =
        marks.contains { $0.contains(position) } && !(isCut && character == "…" && position > 0)
      if isMarked != isOn { text += isMarked ? Self.on : Self.off }
      isOn = isMarked
      text.append(character)
      position += character.unicodeScalars.count
    }
    return isOn ? text + Self.off : text
  }

  /// Bold and red, and back (ECMA-48, SGR).
  private static let on = "\u{1B}[1;31m"
  private static let off = "\u{1B}[0m"
}
