import Foundation
import Testing

/// Real data beside the project, where it is there; nothing of it is copied.
enum SharedData {
  static let reason = Comment("the shared data is not beside the project")

  /// The folder that `MINQING_SHARED_DATA` names, else the one beside the project.
  private static let root =
    ProcessInfo.processInfo.environment["MINQING_SHARED_DATA"].map(URL.init(fileURLWithPath:))
    ?? ProjectFiles.root.appendingPathComponent("../shared/data").standardizedFileURL

  static func has(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(folder).path)
  }

  /// The files in a folder and below with an extension: their paths from the folder on.
  static func files(_ folder: String, _ fileExtension: String) -> [String] {
    let found = try? FileManager.default.subpathsOfDirectory(
      atPath: root.appendingPathComponent(folder).path)
    return (found ?? []).filter { $0.hasSuffix("." + fileExtension) }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }
}

/// The project's own files.
enum ProjectFiles {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }
}
