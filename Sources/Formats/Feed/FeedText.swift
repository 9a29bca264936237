internal import Foundation

/// The value of an element that holds text or HTML in one of the ways that feeds have for it.
enum FeedText {
  /// The text, or the HTML with its links resolved against the base.
  static func value(of element: XMLElement, base: String?) -> String {
    let type = element.attribute("type")?.lowercased() ?? ""
    let isPlain = type == "text" || type == "text/plain"
    let markup = self.markup(of: element, type: type)
    let value = markup ?? base64(element, type) ?? element.text
    return isPlain ? value : MarkupLinks.resolve(value, against: base)
  }

  /// HTML that stands in the XML as elements; nil where there are none.
  private static func markup(of element: XMLElement, type: String) -> String? {
    let children = element.children
    guard !children.isEmpty else { return nil }
    guard children.count == 1, children[0].feedName.name == "div", isAtom(element) else {
      return element.innerMarkup
    }
    // RFC 4287, 3.1.1.3: the div round XHTML is not part of it; with type html it is a slip.
    if type.contains("xhtml") { return children[0].innerMarkup }
    return type == "html" && !children[0].hasChildren ? children[0].text : element.innerMarkup
  }

  private static func isAtom(_ element: XMLElement) -> Bool {
    element.namespace == "http://www.w3.org/2005/Atom"
  }

  /// Atom 0.3 says `mode="base64"`, Atom 1.0 a media type that is no text.
  private static func base64(_ element: XMLElement, _ type: String) -> String? {
    let isMarked = element.attribute("mode")?.lowercased() == "base64"
    let isOther = isAtom(element) && type.contains("/") && !isText(type)
    guard isMarked || isOther,
      let data = Data(base64Encoded: element.text, options: .ignoreUnknownCharacters)
    else { return nil }
    return String(decoding: data, as: UTF8.self).trimmingWhitespace
  }

  private static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasSuffix("xml") || type.contains("html")
  }
}
