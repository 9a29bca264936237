internal import Feedback

/// One entry of an RSS, Atom or CDF feed.
struct FeedEntry {
  /// A part of the entry with its name.
  struct Part {
    var name: FeedName
    var element: XMLElement
  }

  let element: XMLElement
  let baseURL: String?
  let parts: [Part]

  init(_ element: XMLElement, baseURL: String?) {
    self.element = element
    self.baseURL = baseURL
    parts = Self.parts(of: element)
  }

  private static func parts(of element: XMLElement) -> [Part] {
    element.children.flatMap { child -> [Part] in
      let name = child.feedName
      let isGroup = name == FeedName(.media, "group")
      return isGroup ? parts(of: child) : [Part(name: name, element: child)]
    }
  }

  /// The entry's fields; what it does not give is absent.
  var fields: Fields {
    var fields = Fields()
    func add(_ name: String, _ text: String?) {
      if let text, !text.isEmpty { fields.append(name, .string(text)) }
    }
    func add(_ name: String, _ texts: [String]) {
      if !texts.isEmpty { fields.append(name, .array(texts.map { .string($0) })) }
    }
    let descriptions = parts.filter { Self.descriptionNames.contains($0.name) }
    add("id", text(Self.idNames) ?? element.attribute("about"))
    add("title", content(Self.titleNames))
    add("link", link)
    add("summary", descriptions.first.map(content) ?? content(Self.summaryNames))
    add("content", content(Self.contentNames) ?? descriptions.dropFirst().first.map(content))
    add("published", text(Self.publishedNames))
    add("updated", text(Self.updatedNames) ?? element.attribute("lastmod"))
    let author = self.author
    add("author", author?.name)
    add("author_email", author?.email)
    add("category", categories)
    add("comments", text([.core("comments")]).map { resolved($0, in: element) })
    if let point {
      fields.append("latitude", .number(point.latitude))
      fields.append("longitude", .number(point.longitude))
    }
    add("enclosure", enclosures)
    addOthers(to: &fields)
    return fields
  }

  /// Adds what has no field of its own, under the feed's own names.
  private func addOthers(to fields: inout Fields) {
    for part in parts where !Self.knownNames.contains(part.name) {
      guard !part.element.hasChildren else { continue }
      let prefix = part.name.vocabulary == .core ? nil : part.element.prefix
      let text = part.element.text
      guard !text.isEmpty else { continue }
      fields.append((prefix.map { $0 + ":" } ?? "") + part.element.localName, .string(text))
    }
  }
}

// MARK: - Names

extension FeedEntry {
  private static let idNames: [FeedName] = [
    .core("id"), .core("guid"), .init(.dublinCore, "identifier"),
  ]
  private static let titleNames: [FeedName] = [
    .core("title"), .init(.dublinCore, "title"), .init(.media, "title"),
  ]
  /// The two of them in one entry are its summary and its content, in this order.
  private static let descriptionNames: [FeedName] = [
    .core("summary"), .core("description"), .core("abstract"),
  ]
  private static let summaryNames: [FeedName] = [
    .init(.dublinCore, "description"), .init(.dublinTerms, "abstract"), .init(.itunes, "summary"),
    .init(.media, "description"),
  ]
  private static let contentNames: [FeedName] = [
    .init(.content, "encoded"), .core("content"), .init(.xhtml, "body"), .init(.xhtml, "div"),
    .core("body"), .core("fullitem"),
  ]
  private static let publishedNames: [FeedName] = [
    .core("published"), .core("pubdate"), .core("issued"), .init(.dublinTerms, "issued"),
    .core("created"), .init(.dublinTerms, "created"), .init(.dublinCore, "date"),
  ]
  private static let updatedNames: [FeedName] = [
    .core("updated"), .core("modified"), .init(.dublinTerms, "modified"),
    .init(.dublinCore, "date"),
  ]
  static let authorNames: [FeedName] = [
    .core("author"), .init(.dublinCore, "creator"), .init(.dublinCore, "author"),
    .init(.itunes, "author"),
  ]
  static let categoryNames: [FeedName] = [
    .core("category"), .init(.dublinCore, "subject"), .init(.itunes, "category"),
    .init(.media, "category"),
  ]
  private static let knownNames = Set(
    idNames + titleNames + descriptionNames + summaryNames + contentNames + publishedNames
      + updatedNames + authorNames + categoryNames + [.core("link"), .core("comments")])
}

// MARK: - Texts

extension FeedEntry {
  /// The first part that goes by one of the names and holds something, in the order of the names.
  func first(_ names: [FeedName]) -> XMLElement? {
    for name in names {
      if let part = parts.first(where: { $0.name == name && !$0.element.isEmpty }) {
        return part.element
      }
    }
    return nil
  }

  private func text(_ names: [FeedName]) -> String? { first(names)?.text }

  private func content(_ names: [FeedName]) -> String? {
    first(names).map { FeedText.value(of: $0, base: base(of: $0)) }
  }

  private func content(_ part: Part) -> String {
    FeedText.value(of: part.element, base: base(of: part.element))
  }

  /// What links in an element are relative to.
  func base(of element: XMLElement) -> String? {
    element.bases.reduce(baseURL) { URLReference.resolve($1, against: $0) }
  }

  func resolved(_ reference: String, in element: XMLElement) -> String {
    URLReference.resolve(reference, against: base(of: element))
  }
}
