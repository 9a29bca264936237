import Digests
import Foundation

/// The templates that travel with the program.
enum Templates {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../config/templates").standardizedFileURL

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  static func shipped() throws -> DigestTemplates {
    try DigestTemplates(text)
  }
}
