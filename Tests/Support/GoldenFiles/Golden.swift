import Foundation
public import Testing

/// Compares a text with a file in the folder `Golden` beside the test; with `UPDATE_GOLDEN=1` the file is written anew.
public enum Golden {
  public static func expect(
    _ text: String, matches name: String, test: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(
      text == golden, Comment(rawValue: difference(golden, text, in: name)),
      sourceLocation: sourceLocation)
  }

  /// The first line that differs.
  private static func difference(_ golden: String, _ text: String, in name: String) -> String {
    let golden = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let text = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(golden, text).prefix { $0 == $1 }.count
    let (old, new) = (line < golden.count ? golden[line] : "", line < text.count ? text[line] : "")
    return "\(name):\(line + 1): \(old) became \(new); UPDATE_GOLDEN=1 accepts it"
  }
}
