/// The boundary of a multipart that does not say it, or says another.
enum ShownBoundary {
  /// What stands behind the dashes of the first line that may be a boundary, where the same line ends
  /// the multipart further on; nil where there is none.
  static func boundary(in content: [UInt8]) -> String? {
    let lines = content.split(separator: .lineFeed).map { $0.drop(while: \.isJSONWhitespace) }
    guard let first = lines.first(where: { $0.starts(with: "--".utf8) }) else { return nil }
    let line = Array(first).trimmed
    let end = line + Array("--".utf8)
    let isEnded = lines.contains { $0.starts(with: end) }
    guard line.count > 2, line.count <= 72, isEnded, !line.contains(.quote),
      !line.contains(.backslash)
    else { return nil }
    return String(decoding: line.dropFirst(2), as: UTF8.self)
  }
}
