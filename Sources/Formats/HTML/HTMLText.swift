/// Plain text out of HTML, as a person would read it on the page.
public enum HTMLText {
  /// The text of a page or a piece of one.
  ///
  /// Paragraphs, breaks, list items and rows become lines, runs of white space one space; scripts and
  /// styles go, references such as `&nbsp;` become their characters. Text that holds references but no
  /// tags keeps its white space.
  public static func text(_ html: String) -> String {
    let bytes = Array(html.utf8)
    guard HTMLSigns.holdsTag(bytes) else {
      return String(decoding: CharacterReference.decoded(bytes), as: UTF8.self)
    }
    return HTMLTextScanner.text(of: bytes)
  }

  /// True where a text holds a tag or comment of HTML or a character reference, so that it is to be
  /// read through `text(_:)`; `x < 3` and `A & B` hold neither.
  public static func looksLikeHTML(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 == .lessThan || $0 == .ampersand }) else { return false }
    let bytes = Array(text.utf8)
    return HTMLSigns.holdsTag(bytes) || HTMLSigns.holdsReference(bytes)
  }
}
