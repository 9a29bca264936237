internal import CDefaults

/// The default configuration that travels within the binary.
enum Defaults {
  /// The text of a default file by its path in the config folder; nil for others.
  static func text(_ path: String) -> String? {
    files.first { $0.path == path }?.text
  }

  /// Every default file.
  static var files: [(path: String, text: String)] {
    (0..<minqing_default_count()).map { index in
      let file = minqing_default_at(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.size)
      return (String(cString: file.path), String(decoding: bytes, as: UTF8.self))
    }
  }
}
