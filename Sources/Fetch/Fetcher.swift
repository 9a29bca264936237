internal import Formats
internal import Foundation
public import Transfer

/// One payload that a source brought: a file or an answer.
public struct Delivery: Sendable {
  /// Where the bytes are.
  public enum Content: Sendable {
    case file(path: String)
    case bytes([UInt8])
  }

  /// Where it came from, without secrets: a path or a URL.
  public var place: String
  public var content: Content
  public var contentType: String?

  /// A payload from its place and its bytes.
  public init(place: String, content: Content, contentType: String? = nil) {
    self.place = place
    self.content = content
    self.contentType = contentType
  }

  /// The charset that the server declared.
  public var charset: String? {
    guard let contentType, let range = contentType.lowercased().range(of: "charset=") else {
      return nil
    }
    let value = contentType[range.upperBound...].prefix { $0 != ";" && $0 != " " }
    return value.trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
  }
}

/// What one attempt brought.
public struct Fetched: Sendable {
  /// The payloads, in the order in which they are taken in; none where the server says that nothing
  /// changed.
  public var deliveries: [Delivery]
  /// What to send with the next attempt, so that an unchanged answer is not sent again.
  public var etag: String?
  public var lastModified: String?
}

/// Gets payloads: from files, or over HTTP with a conditional request.
public struct Fetcher: Sendable {
  private let client: TransferClient
  private let root: String
  private let environment: [String: String]

  /// A fetcher; relative file URLs start from `root`.
  public init(client: TransferClient, root: String, environment: [String: String]) {
    self.client = client
    self.root = root
    self.environment = environment
  }

  /// What a source has now; `etag` and `lastModified` are those of the last answer taken in.
  public func fetch(
    _ source: SourceSettings, etag: String?, lastModified: String?
  ) async throws(FetchError) -> Fetched {
    let url = try expanded(source.url)
    if url.lowercased().hasPrefix("file:") { return try files(url) }
    var request = TransferRequest(url: url)
    request.etag = etag
    request.lastModified = lastModified
    request.allowsPrivateNetworks = source.allowsPrivateNetworks
    request.limits.totalTimeout = source.timeout
    request.limits.bodyBytes = source.maxSize
    return try await answer(to: request)
  }

  private func files(_ url: String) throws(FetchError) -> Fetched {
    let paths = try LocalFiles.expand(LocalFiles.path(of: url, relativeTo: root))
    return Fetched(deliveries: paths.map { Delivery(place: $0, content: .file(path: $0)) })
  }

  private func answer(to request: TransferRequest) async throws(FetchError) -> Fetched {
    let response: TransferResponse
    do throws(TransferError) {
      response = try await client.send(request)
    } catch {
      throw FetchError.transfer(error)
    }
    let kept = (response.etag ?? request.etag, response.lastModified ?? request.lastModified)
    if response.isNotModified {
      return Fetched(deliveries: [], etag: kept.0, lastModified: kept.1)
    }
    let place = response.place
    guard (200..<300).contains(response.status) else {
      throw FetchError.status(response.status, url: place)
    }
    let delivery = Delivery(
      place: place, content: .bytes(response.body), contentType: response.contentType)
    return Fetched(
      deliveries: [delivery], etag: response.etag, lastModified: response.lastModified)
  }

  /// The URL with `${NAME}` replaced by the environment's variable.
  private func expanded(_ url: String) throws(FetchError) -> String {
    var parts = url.components(separatedBy: "${")
    var expanded = parts.removeFirst()
    for part in parts {
      guard let end = part.firstIndex(of: "}") else { return url }
      let name = String(part[..<end])
      guard let value = environment[name] else { throw FetchError.noVariable(name) }
      expanded += value + part[part.index(after: end)...]
    }
    return expanded
  }
}
