/// The vocabularies that feeds are written in; those of RSS, Atom and CDF count as one, since a name
/// means the same in each.
enum FeedVocabulary: Hashable {
  case core, content, dublinCore, dublinTerms, itunes, media, georss, geo, rdf, xhtml, other

  private static let uris: [(prefix: String, vocabulary: FeedVocabulary)] = [
    ("www.w3.org/2005/atom", .core), ("purl.org/atom/", .core),
    ("purl.org/rss/1.0/modules/content", .content),
    ("purl.org/rss/1.0/modules/", .other), ("purl.org/rss/", .core), ("purl.org/net/rss", .core),
    ("my.netscape.com/", .core), ("channel.netscape.com/", .core),
    ("backend.userland.com/rss", .core), ("blogs.law.harvard.edu/tech/rss", .core),
    ("cyber.law.harvard.edu/rss", .core), ("purl.org/dc/elements/", .dublinCore),
    ("purl.org/dc/terms/", .dublinTerms), ("www.itunes.com/dtds/podcast", .itunes),
    ("search.yahoo.com/mrss", .media), ("www.georss.org/georss", .georss),
    ("www.w3.org/2003/01/geo/", .geo), ("www.w3.org/1999/02/22-rdf-syntax-ns", .rdf),
    ("www.w3.org/1999/xhtml", .xhtml),
  ]

  private static let prefixes: [String: FeedVocabulary] = [
    "atom": .core, "rss": .core, "content": .content, "dc": .dublinCore, "dcterms": .dublinTerms,
    "itunes": .itunes, "media": .media, "georss": .georss, "geo": .geo, "rdf": .rdf,
    "xhtml": .xhtml,
  ]

  /// The vocabulary of a namespace; where the namespace was not declared, that of its usual prefix.
  init(namespace: String?, prefix: String?) {
    guard let namespace, !namespace.isEmpty else {
      self = prefix.map { Self.prefixes[$0.lowercased()] ?? .other } ?? .core
      return
    }
    let uri = namespace.lowercased().utf8
    let scheme = ["https://", "http://"].first { uri.starts(with: $0.utf8) } ?? ""
    let bare = uri.dropFirst(scheme.utf8.count)
    self = Self.uris.first { bare.starts(with: $0.prefix.utf8) }?.vocabulary ?? .other
  }
}

/// A name in a vocabulary, in lower case.
struct FeedName: Hashable {
  var vocabulary: FeedVocabulary
  var name: String

  init(_ vocabulary: FeedVocabulary, _ name: String) {
    self.vocabulary = vocabulary
    self.name = name
  }

  static func core(_ name: String) -> FeedName { FeedName(.core, name) }
}

extension XMLElement {
  /// The element's name as feeds mean it.
  var feedName: FeedName {
    FeedName(
      FeedVocabulary(namespace: namespace, prefix: prefix), localName.lowercased())
  }
}
