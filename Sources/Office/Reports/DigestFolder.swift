internal import Feedback

/// Where digests and the pages that lead to them lie: a folder that any web server can show.
struct DigestFolder {
  let path: String

  /// A digest, from the folder: `2026-11-22/natural-resources.html`.
  static func digest(_ label: String, _ reader: DigestReader, _ format: DigestFormat) -> String {
    "\(label)/\(reader.code).\(format.rawValue)"
  }

  /// The name of the page of the items behind a digest's figures, beside it.
  static func list(_ reader: DigestReader) -> String { reader.code + ".items.html" }

  static let index = "index.html"

  /// The page of a span's digests.
  static func index(of label: String) -> String { label + "/" + index }

  /// The page of all digests of a reader.
  static func index(of reader: DigestReader) -> String { "readers/\(reader.code).html" }

  /// Writes a file by its path in the folder, and gives the whole path.
  @discardableResult
  func write(_ text: String, to name: String) throws(OfficeError) -> String {
    let file = path + "/" + name
    try OfficeSetup.makeFolder(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
    try OfficeSetup.write(text, to: file)
    return file
  }
}
