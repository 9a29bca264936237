public import struct Foundation.Date

/// A file in a folder of a file server.
public struct RemoteFile: Sendable, Equatable {
  /// The name as the server writes it; bytes that are no UTF-8 show as U+FFFD.
  public var name: String
  /// In bytes; nil where the server does not say.
  public var size: Int?
  /// When it was last changed; nil where the server does not say.
  ///
  /// `sftp` servers write it in a time zone of their own, here taken for UTC, to the minute, and to
  /// the day after half a year: good for comparing more than for telling the time.
  public var modifiedAt: Date?
  /// The name as it stands in a URL.
  let pathComponent: String

  /// A file of a name in UTF-8.
  public init(name: String, size: Int? = nil, modifiedAt: Date? = nil) {
    self.name = name
    self.size = size
    self.modifiedAt = modifiedAt
    pathComponent = Self.encoded(name.utf8)
  }

  /// Nil for what is no name of a visible file in the folder itself.
  init?(bytes: some Collection<UInt8>, size: Int? = nil, modifiedAt: Date? = nil) {
    guard let first = bytes.first, first != UInt8(ascii: "."),
      bytes.allSatisfy({ $0 >= 32 && $0 != 127 && $0 != UInt8(ascii: "/") })
    else { return nil }
    name = String(decoding: bytes, as: UTF8.self)
    self.size = size
    self.modifiedAt = modifiedAt
    pathComponent = Self.encoded(bytes)
  }

  /// Percent-encoded but for the unreserved characters (RFC 3986, 2.3).
  private static func encoded(_ bytes: some Collection<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      switch UnicodeScalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": text.append(byte)
      default: text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension TransferRequest {
  /// The same request for a file of the folder at `url`.
  public func file(_ file: RemoteFile) -> TransferRequest {
    var request = self
    request.url += file.pathComponent
    return request
  }
}
