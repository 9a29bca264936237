internal import Foundation

/// What stands in braces in a URL or a body, `{since}` and `{page}`, with its values.
struct Placeholders {
  var values: [String: String] = [:]

  /// The text with every known name replaced by its value as it is.
  func filled(_ text: String) -> String { replaced(text) { $0 } }

  /// The URL with every known name replaced by its value, percent-encoded.
  func filled(url: String) -> String { replaced(url, Self.encoded) }

  private func replaced(_ text: String, _ form: (String) -> String) -> String {
    values.reduce(text) { text, entry in
      text.replacingOccurrences(of: "{\(entry.key)}", with: form(entry.value))
    }
  }

  /// Whether url or body holds a name.
  static func hold(_ name: String, _ texts: String?...) -> Bool {
    texts.contains { $0?.contains("{\(name)}") == true }
  }

  static func encoded(_ value: String) -> String {
    let plain = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return value.addingPercentEncoding(withAllowedCharacters: plain) ?? value
  }
}

/// A URL with one parameter more in its query.
func url(_ url: String, adding name: String, _ value: String) -> String {
  Fetch.url(url, adding: name, encoded: Placeholders.encoded(value))
}

/// A URL with a secret as one parameter more, still by its name.
func url(_ url: String, adding name: String, secret: String) -> String {
  Fetch.url(url, adding: name, encoded: secret)
}

private func url(_ url: String, adding name: String, encoded value: String) -> String {
  let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
  let mark =
    parts[0].contains("?") ? (parts[0].hasSuffix("?") || parts[0].hasSuffix("&") ? "" : "&") : "?"
  let fragment = parts.count > 1 ? "#" + parts[1] : ""
  return parts[0] + mark + Placeholders.encoded(name) + "=" + value + fragment
}
