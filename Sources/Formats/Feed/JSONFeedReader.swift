internal import Feedback

/// Reads JSON Feed 1 and 1.1 into the fields that every feed has.
struct JSONFeedReader: RecordReader {
  private var items: JSONReader
  private let baseURL: String?

  init(_ text: [UInt8], baseURL: String?) throws(FormatError) {
    let options = FormatOptions(encoding: "utf-8", records: "items")
    items = try JSONReader(over: MemoryBytes(text), options: options)
    self.baseURL = baseURL
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    do throws(FormatError) {
      let outcome = try items.next()
      guard case .record(var record)? = outcome else { return outcome }
      record.fields = fields(of: record.fields)
      return .record(record)
    } catch {
      guard error.kind == .option else { throw error }
      throw .otherFormat("JSON without items", wanted: "a feed")
    }
  }

  private func fields(of item: Fields) -> Fields {
    var fields = Fields()
    func add(_ name: String, _ value: FieldValue?) {
      if let value, value.text != nil { fields.append(name, value) }
    }
    let link = item["url"]?.text ?? item["external_url"]?.text
    let html = item["content_html"]?.text.map { MarkupLinks.resolve($0, against: baseURL) }
    let author = item["authors"]?.child("0") ?? item["author"]
    add("id", item["id"])
    add("title", item["title"])
    add("link", link.map { .string(URLReference.resolve($0, against: baseURL)) })
    add("summary", item["summary"])
    add("content", html.map { .string($0) } ?? item["content_text"])
    add("published", item["date_published"])
    add("updated", item["date_modified"])
    add("author", author?.child("name"))
    add("category", item["tags"])
    add("enclosure", enclosures(of: item["attachments"]))
    for entry in item.entries where !Self.knownNames.contains(entry.name) {
      fields.append(entry.name, entry.value)
    }
    return fields
  }

  private func enclosures(of attachments: FieldValue?) -> FieldValue? {
    guard case .array(let attachments) = attachments else { return nil }
    let urls = attachments.compactMap { $0.child("url")?.text }
    return .array(urls.map { .string(URLReference.resolve($0, against: baseURL)) })
  }

  private static let knownNames: Set<String> = [
    "id", "title", "url", "external_url", "summary", "content_html", "content_text",
    "date_published", "date_modified", "authors", "author", "tags", "attachments",
  ]
}
