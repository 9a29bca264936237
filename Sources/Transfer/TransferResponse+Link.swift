extension TransferResponse {
  /// The URL of the next page, where a `Link` header names it with `rel="next"` (RFC 8288); always
  /// absolute, always of the web.
  public var nextLink: String? {
    let links = headers.all("Link").flatMap { $0.headerParts(at: ",") }.map(HeaderLink.init)
    guard let target = links.first(where: \.isNext)?.target,
      let url = TransferURL(effectiveURL)?.resolving(target),
      ["http", "https"].contains(url.scheme)
    else { return nil }
    return url.text
  }
}

/// One link of a `Link` header, for example `<?page=2>; rel="next"`.
private struct HeaderLink {
  /// Nil where there is none in angle brackets.
  let target: String?
  private let parameters: [(name: String, value: String)]

  init(_ text: String) {
    let parts = text.headerParts(at: ";")
    let reference = parts.first ?? ""
    target =
      reference.hasPrefix("<") && reference.hasSuffix(">")
      ? String(reference.dropFirst().dropLast()) : nil
    parameters = parts.dropFirst().map(\.headerParameter)
  }

  /// Whether it leads on from this response; one with an anchor leads on from somewhere else.
  var isNext: Bool { target != nil && self["anchor"] == nil && relations.contains("next") }

  /// Of several `rel` the first counts (RFC 8288, 3.3).
  private var relations: [Substring] { (self["rel"] ?? "").lowercased().split(separator: " ") }

  private subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }
}
