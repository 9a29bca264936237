internal import CGMime

/// SHA-256 (FIPS 180-4), by GLib.
enum SHA256 {
  /// The digest of some bytes in 64 hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    guard let digits = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count))
    else { return "" }
    defer { g_free(digits) }
    return String(cString: digits)
  }
}
