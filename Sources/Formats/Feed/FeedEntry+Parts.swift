extension FeedEntry {
  /// Where the entry is read: the alternate link, else the guid where it is a link.
  var link: String? {
    let links = parts.filter { $0.name == .core("link") }.map(\.element)
    let alternates = links.filter(\.isAlternate)
    let targets = alternates.filter { $0.attribute("href") != nil }
    let pages = targets.filter { ($0.attribute("type") ?? "text/html").contains("html") }
    if let element = pages.first ?? targets.first, let href = element.attribute("href") {
      return resolved(href, in: element)
    }
    if let element = (alternates + links).first(where: { !$0.text.isEmpty }) {
      return resolved(element.text, in: element)
    }
    return element.attribute("href") ?? links.lazy.compactMap { $0.attribute("resource") }.first
      ?? permanentLink
  }

  private var permanentLink: String? {
    guard let guid = first([.core("guid")]), guid.attribute("ispermalink")?.lowercased() != "false",
      guid.text.contains("://")
    else { return nil }
    return guid.text
  }

  /// The URLs of what is attached.
  var enclosures: [String] {
    parts.compactMap { part in
      let element = part.element
      let url: String? =
        switch part.name {
        case .core("enclosure"), FeedName(.media, "content"): element.attribute("url")
        case .core("link") where element.attribute("rel")?.lowercased() == "enclosure":
          element.attribute("href")
        default: nil
        }
      return url.map { resolved($0, in: element) }
    }
  }

  /// The categories in their order, each once.
  var categories: [String] {
    var seen: Set<String> = []
    return parts.filter { Self.categoryNames.contains($0.name) }
      .flatMap { Self.categories($0.element) }.filter { seen.insert($0).inserted }
  }

  private static func categories(_ element: XMLElement) -> [String] {
    let own = element.attribute("term") ?? element.attribute("text") ?? element.ownText
    let nested = element.children.filter { $0.localName == "category" }
    return (own.isEmpty ? [] : [own]) + nested.flatMap(categories)
  }

  /// WGS 84 degrees as written: a point of GeoRSS, plain or in GML, or of the W3C's geo vocabulary.
  var point: (latitude: String, longitude: String)? {
    for part in parts where part.name.vocabulary == .georss || part.name.vocabulary == .geo {
      guard let position = part.element.position else { continue }
      let numbers = position.split { $0 == " " || $0 == "," || $0.isNewline || $0 == "\t" }
      guard numbers.count >= 2, let latitude = Double(numbers[0]),
        let longitude = Double(numbers[1]), abs(latitude) <= 90, abs(longitude) <= 180
      else { continue }
      return ("\(latitude)", "\(longitude)")
    }
    guard let latitude = degrees("lat", limit: 90), let longitude = degrees("long", limit: 180)
    else { return nil }
    return (latitude, longitude)
  }

  private func degrees(_ name: String, limit: Double) -> String? {
    let own = parts.first { $0.name == FeedName(.geo, name) }?.element
    let inPoint = parts.first { $0.name == FeedName(.geo, "point") }?.element.children
      .first { $0.localName.lowercased() == name }
    guard let number = (own ?? inPoint).flatMap({ Double($0.text) }), abs(number) <= limit else {
      return nil
    }
    return "\(number)"
  }
}

extension XMLElement {
  /// True for a link to the entry itself.
  fileprivate var isAlternate: Bool {
    (attribute("rel") ?? "alternate").lowercased() == "alternate"
  }

  /// The text of an element that holds no others; empty for one that does.
  fileprivate var ownText: String { hasChildren ? "" : text }

  /// The text of a point: `georss:point` itself, or the `pos` of a point inside.
  fileprivate var position: String? {
    let name = localName.lowercased()
    if name == "pos" || (name == "point" && !hasChildren) { return text }
    return children.lazy.compactMap(\.position).first
  }
}
