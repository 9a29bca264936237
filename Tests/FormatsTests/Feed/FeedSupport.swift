import Feedback
import Formats

/// The fields of the first entry of a feed, as text.
func entry(_ feed: String, base: String? = nil) -> [String: String] {
  let fields = Reading(.feed, feed, FormatOptions(baseURL: base)).fields.first ?? Fields()
  return Dictionary(fields.entries.map { ($0.name, $0.value.text ?? "") }) { first, _ in first }
}

/// An item of RSS 2.0.
func item(_ parts: String, base: String? = nil) -> [String: String] {
  entry("<rss version=\"2.0\"><channel><item>\(parts)</item></channel></rss>", base: base)
}

/// An entry of Atom 1.0.
func atom(_ parts: String, base: String? = nil) -> [String: String] {
  entry(
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>\(parts)</entry></feed>", base: base)
}
