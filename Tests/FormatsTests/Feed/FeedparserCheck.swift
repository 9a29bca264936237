import Feedback
import Formats

extension FeedparserDocument {
  /// The expectations that are not met, each in a line of its own.
  var misses: [String] {
    let entries = Reading(.feed, bytes, options).fields
    return expectations.compactMap { expectation in
      let entry = entries.indices.contains(expectation.entry) ? entries[expectation.entry] : nil
      let found = entry.flatMap { expectation.part.text(in: $0) }
      guard comparable(found ?? "") != comparable(expectation.value) else { return nil }
      return "\(expectation.part): expected \(expectation.value.debugDescription), "
        + "found \(found?.debugDescription ?? "nothing")"
    }
  }

  /// HTML as its text, since feedparser writes it anew; its links too where they are the point.
  private func comparable(_ html: String) -> [Substring] {
    let words = HTMLText.text(html).split(whereSeparator: \.isWhitespace)
    guard path.hasPrefix("base/") else { return words }
    return words + html.matches(of: /(?:href|src)="([^"]*)"/).map(\.output.1)
  }
}

extension FeedparserDocument.Part {
  /// What this project has for the part.
  fileprivate func text(in entry: Fields) -> String? {
    switch self {
    case .title: entry["title"]?.text
    case .link: entry["link"]?.text
    case .id: entry["id"]?.text
    // feedparser takes the one for the other where only one is there.
    case .summary: (entry["summary"] ?? entry["content"])?.text
    case .content: (entry["content"] ?? entry["summary"])?.text
    case .published: entry["published"]?.text
    case .updated: entry["updated"]?.text
    case .authorName: entry["author"]?.text
    case .authorEmail: entry["author_email"]?.text
    case .author:
      if let name = entry["author"]?.text, let email = entry["author_email"]?.text {
        "\(name) (\(email))"
      } else {
        (entry["author"] ?? entry["author_email"])?.text
      }
    }
  }
}
