internal import CCurl

public import struct Foundation.Date

/// What came back; a status of 400 and more is a response too, for the caller to judge.
public struct TransferResponse: Sendable {
  /// The HTTP status; 0 where the protocol has none.
  public var status: Int
  /// The header of the last response, after redirects; empty where the protocol has none.
  public var headers: TransferHeaders
  /// The URL that the body came from, after redirects, without user and password.
  public var effectiveURL: String
  /// The content, decompressed.
  public var body: [UInt8]
  /// The bytes of the body as they were sent, compressed, without headers.
  public var bytesOnWire: Int
  /// The address of the server, or of the proxy, for example `192.0.2.7`; nil where there was none.
  public var address: String?

  /// A response from its parts.
  public init(
    status: Int, headers: TransferHeaders = [:], effectiveURL: String, body: [UInt8] = [],
    bytesOnWire: Int = 0, address: String? = nil
  ) {
    self.status = status
    self.headers = headers
    self.effectiveURL = effectiveURL
    self.body = body
    self.bytesOnWire = bytesOnWire
    self.address = address
  }
}

extension TransferResponse {
  /// Whether the content is the one that the request's `etag` or `lastModified` stands for.
  public var isNotModified: Bool { status == 304 }
  /// Names this version of the content (RFC 9110, 8.8.3).
  public var etag: String? { headers["ETag"] }
  /// As the server wrote it, to be sent back unchanged.
  public var lastModified: String? { headers["Last-Modified"] }
  /// Media type and charset as the server wrote them.
  public var contentType: String? { headers["Content-Type"] }

  /// The seconds from `now` that the server asks to wait (RFC 9110, 10.2.3: seconds or a date);
  /// never negative, nil where it asks for nothing.
  public func retryAfter(now: Date) -> Double? {
    guard let text = headers["Retry-After"] else { return nil }
    if let seconds = UInt32(text) { return Double(seconds) }
    let moment = curl_getdate(text, nil)
    return moment < 0 ? nil : max(0, Double(moment) - now.timeIntervalSince1970)
  }
}
