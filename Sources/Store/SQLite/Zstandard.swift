internal import CZstd

/// Compression of kept payloads (RFC 8878).
enum Zstandard {
  /// The fastest of the ordinary levels: a tenth larger than the default one in half its time.
  private static let level: Int32 = 1

  static func compress(_ bytes: [UInt8]) throws -> [UInt8] {
    try filled(ZSTD_compressBound(bytes.count)) { buffer in
      ZSTD_compress(buffer.baseAddress, buffer.count, bytes, bytes.count, level)
    }
  }

  /// - Parameter size: the size before compression.
  static func decompress(_ bytes: [UInt8], size: Int) throws -> [UInt8] {
    try filled(size) { buffer in
      ZSTD_decompress(buffer.baseAddress, buffer.count, bytes, bytes.count)
    }
  }

  private static func filled(
    _ capacity: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      let written = fill(buffer)
      guard ZSTD_isError(written) == 0 else {
        throw Refusal("zstd: " + String(cString: ZSTD_getErrorName(written)).lowercased())
      }
      count = written
    }
  }
}
