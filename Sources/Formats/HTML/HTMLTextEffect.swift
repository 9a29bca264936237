/// What an element does to the text in and around it.
enum HTMLTextEffect {
  /// Begins and ends on a line of its own.
  case block
  case lineBreak
  /// Stands apart from its neighbour on the line.
  case cell
  /// Holds nothing that is read.
  case hidden
  /// Keeps its line breaks.
  case preformatted

  /// The effect of an element by its name in lower case; nil for one that has none.
  static func of(_ name: String) -> HTMLTextEffect? { effects[name] }

  private static let effects: [String: HTMLTextEffect] = {
    let names: [(HTMLTextEffect, String)] = [
      (.block, "address article aside blockquote body caption center dd details div dl dt"),
      (.block, "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav"),
      (.block, "ol p section summary table tr ul"), (.lineBreak, "br"), (.cell, "td th"),
      (.preformatted, "pre"),
      (.hidden, "iframe noscript object script select style svg template title"),
    ]
    return Dictionary(
      uniqueKeysWithValues: names.flatMap { effect, names in
        names.split(separator: " ").map { (String($0), effect) }
      })
  }()
}
