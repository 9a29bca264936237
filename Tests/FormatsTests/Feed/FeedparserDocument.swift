import Formats

/// A document of feedparser's own tests: a feed whose first comment says what must come out of it.
struct FeedparserDocument {
  /// What one part of an entry must be.
  struct Expectation {
    var entry: Int
    var part: Part
    var value: String
  }

  /// The parts of an entry that this project reads too.
  enum Part: Hashable {
    case title, link, id, summary, content, published, updated, author, authorName, authorEmail
  }

  /// From the documents' folder on.
  let path: String
  let bytes: [UInt8]
  let expectations: [Expectation]
  let options: FormatOptions

  init(_ bytes: [UInt8], path: String) {
    self.path = path
    self.bytes = bytes
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    func comment(_ label: String) -> Substring? {
      let rest = lines.lazy.prefix(12).compactMap { line in
        line.firstRange(of: label).map { line[$0.upperBound...] }
      }
      return rest.first?.drop { $0 == " " || $0 == "\t" }
    }
    expectations = comment("Expect:").map(Self.expectations) ?? []
    // feedparser serves its documents from here.
    let page = "http://127.0.0.1:8097/tests/wellformed/" + path
    let location = comment("Content-Location:")
    options = FormatOptions(baseURL: location.map(String.init) ?? page)
  }
}

// MARK: - Expectations

extension FeedparserDocument {
  /// The comparisons with a text among the terms of an expectation.
  private static func expectations(in text: Substring) -> [Expectation] {
    text.matches(of: #/entries\[(\d+)\]((?:\['\w+'\]|\.\w+|\[\d+\])+) == /#).compactMap { match in
      guard let part = part(String(match.output.2)), let entry = Int(match.output.1),
        let value = value(text[match.range.upperBound...])
      else { return nil }
      return Expectation(entry: entry, part: part, value: value)
    }
  }

  /// The text that is compared with; that of a chain `a == b == 'text'` stands at its end.
  private static func value(_ rest: Substring) -> String? {
    guard rest.hasPrefix("entries["), let next = rest.firstRange(of: " == ") else {
      return PythonLiteral.string(at: rest)
    }
    return PythonLiteral.string(at: rest[next.upperBound...])
  }

  private static func part(_ path: String) -> Part? {
    let steps = path.split { "[]'.".contains($0) }.map(String.init)
    let index = steps.count > 1 ? Int(steps[1]) : nil
    switch (steps[0], steps.last) {
    case ("title_detail", "value"): return .title
    case ("summary_detail", "value"), ("description", "description"), ("summary", "summary"):
      return .summary
    case ("content", "value") where index == 0: return .content
    case ("author_detail", "name"): return .authorName
    case ("author_detail", "email"): return .authorEmail
    default: return steps.count == 1 ? plainParts[steps[0]] : nil
    }
  }

  private static let plainParts: [String: Part] = [
    "title": .title, "link": .link, "id": .id, "guid": .id, "published": .published,
    "created": .published, "issued": .published, "updated": .updated, "modified": .updated,
    "author": .author,
  ]
}
