internal import Foundation

/// Sets up an office's folder from the defaults that travel in the binary.
public enum OfficeSetup {
  /// Writes the default configuration and an empty inbox below a folder; what is there already stays.
  ///
  /// - Returns: the paths written.
  public static func initialise(_ folder: String) throws(OfficeError) -> [String] {
    try makeFolder(folder + "/inbox")
    var written: [String] = []
    for file in Defaults.files {
      let path = folder + "/config/" + file.path
      guard !FileManager.default.fileExists(atPath: path) else { continue }
      try makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
      try write(file.text, to: path)
      written.append(path)
    }
    return written
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(OfficeError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OfficeError(
        .cannotWrite, "the folder \(path) cannot be made; check permissions and space")
    }
  }

  /// Writes a file in one step: a reader sees the old one or the new one, never half.
  static func write(_ text: String, to path: String) throws(OfficeError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OfficeError(.cannotWrite, "\(path) cannot be written; check permissions and space")
    }
  }
}
