internal import Foundation

/// The bytes of a file, in pieces of 1 MiB.
public struct FileBytes: ByteSource {
  private static let pieceSize = 1 << 20

  private let path: String
  private let file: OpenFile

  public var filePath: String? { path }

  /// The file at a path.
  ///
  /// - Throws: `FormatError` of kind `unreadable` where it cannot be opened.
  public init(path: String) throws(FormatError) {
    self.path = path
    file = try OpenFile(path: path)
  }

  public mutating func next() throws(FormatError) -> [UInt8]? {
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
      while let base = buffer.baseAddress, count < buffer.count {
        let got = read(file.descriptor, base + count, buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    guard failure == 0 else { throw .unreadable(path, failure) }
    return piece.isEmpty ? nil : piece
  }
}

/// An open file, closed when it is let go.
private final class OpenFile {
  let descriptor: Int32

  init(path: String) throws(FormatError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, errno) }
  }

  deinit { close(descriptor) }
}

extension FormatError {
  fileprivate static func unreadable(_ path: String, _ code: Int32) -> FormatError {
    FormatError(
      .unreadable, "\(path) cannot be read (\(String(cString: strerror(code)).lowercased()))",
      mend: "check the path and its permissions")
  }
}
