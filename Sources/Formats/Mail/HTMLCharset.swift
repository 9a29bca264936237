/// The encoding that a page names in itself.
enum HTMLCharset {
  /// The label in `<meta charset=...>` or `<meta content="text/html; charset=...">`; nil where the
  /// page's beginning holds none (HTML Standard, 13.2.3.2).
  static func label(in page: [UInt8]) -> String? {
    let head = page.prefix(1024)
    guard let meta = head.indices.first(where: { head[$0...].startsIgnoringCase("<meta") }),
      let start = head[meta...].indices.first(where: { head[$0...].startsIgnoringCase("charset=") })
    else { return nil }
    let value = head[(start + 8)...].drop { $0 == .quote || $0 == .apostrophe || $0 == .space }
    let label = value.prefix { $0.isASCIILetter || $0.isDigit || "-_.:".utf8.contains($0) }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }
}
