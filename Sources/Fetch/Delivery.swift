public import Formats
internal import Foundation

/// One payload that a source brought: a file, an answer, a message.
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
  /// The format, where the way it was fetched has settled it.
  public var format: Format?
  /// Where the source stands once this payload is in the store; nil leaves it where it was.
  public var position: SourcePosition?

  /// A payload from its place and its bytes.
  public init(
    place: String, content: Content, contentType: String? = nil, format: Format? = nil,
    position: SourcePosition? = nil
  ) {
    self.place = place
    self.content = content
    self.contentType = contentType
    self.format = format
    self.position = position
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

/// How far a source was read: what its next fetch must know.
public struct SourcePosition: Sendable, Equatable {
  /// Sent with the next request, so that an unchanged answer is not sent again.
  public var etag: String?
  public var lastModified: String?
  /// How far an incremental source was read, in its own terms.
  public var cursor: String?

  /// A position; nothing known where a source was never read.
  public init(etag: String? = nil, lastModified: String? = nil, cursor: String? = nil) {
    self.etag = etag
    self.lastModified = lastModified
    self.cursor = cursor
  }
}

extension SourcePosition {
  /// A position whose cursor is a value as JSON, keys sorted.
  init(json value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    self.init(cursor: (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The value that the cursor holds; nil where there is none, or another kind of source wrote it.
  func cursor<Value: Decodable>(as type: Value.Type) -> Value? {
    cursor.flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
  }
}

/// The payloads that a source has now, one after another: the next one is fetched when the one
/// before is in the store, so that a crash in between repeats a request and loses nothing.
public protocol Deliveries {
  /// The next payload; nil where there is no more.
  mutating func next() async throws(FetchError) -> Delivery?
  /// Hears how many items of the last payload were new or changed.
  mutating func tookIn(changed: Int)
  /// Where the source stands once every payload is in the store; nil leaves it where it was.
  var position: SourcePosition? { get }
  /// For how many seconds the server says that what it gave stays as it is; nil where it says
  /// nothing.
  var freshFor: Double? { get }
}

extension Deliveries {
  public mutating func tookIn(changed: Int) {}
  public var position: SourcePosition? { nil }
  public var freshFor: Double? { nil }
}
