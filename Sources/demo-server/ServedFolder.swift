internal import FlyingFox
internal import Foundation

/// The files of a folder as answers to GET and HEAD.
struct ServedFolder: Sendable {
  var path: String

  /// The file that a request asks for; 304 without a body where the asker has it already.
  func answer(to request: HTTPRequest) -> HTTPResponse {
    guard [.GET, .HEAD].contains(request.method) else {
      return HTTPResponse(statusCode: .methodNotAllowed)
    }
    guard let body = file(request.path) else { return HTTPResponse(statusCode: .notFound) }
    let headers: HTTPHeaders = [
      .contentType: Self.type(of: request.path), .eTag: Self.tag(of: body),
    ]
    if request.headers[.ifNoneMatch] == headers[.eTag] {
      return HTTPResponse(statusCode: .notModified, headers: headers)
    }
    return HTTPResponse(
      statusCode: .ok, headers: headers, body: request.method == .HEAD ? Data() : body)
  }

  /// A file directly in the folder; nothing above it or below it is served.
  private func file(_ name: String) -> Data? {
    let name = name.drop { $0 == "/" }
    guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else { return nil }
    return try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
  }

  private static func type(of name: String) -> String {
    name.hasSuffix(".json") ? "application/feed+json" : "application/xml; charset=utf-8"
  }

  /// FNV-1a of the content.
  private static func tag(of body: Data) -> String {
    let hash = body.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\"\(String(hash, radix: 16))\""
  }
}

extension HTTPHeader {
  fileprivate static let eTag = HTTPHeader("ETag")
  fileprivate static let ifNoneMatch = HTTPHeader("If-None-Match")
}
