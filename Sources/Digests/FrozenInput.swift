internal import Foundation

/// What a document is rendered from; it is frozen with the number of its schema.
public protocol FrozenDocument: Codable, Sendable, Equatable {
  /// The number of its schema: one more with each change of its keys.
  static var schema: Int { get }
  /// What errors call it: `digest`.
  static var noun: String { get }
  /// Its figures, by the names of the JSON.
  var namedFigures: [String: Int] { get }
}

/// A frozen input, with the number of its schema, as JSON holds it.
private struct FrozenInput<Input: FrozenDocument>: Codable {
  var input: Input

  init(_ input: Input) {
    self.input = input
  }

  private enum Key: CodingKey { case schema }

  init(from decoder: any Decoder) throws {
    let schema = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .schema)
    guard schema == Input.schema else {
      throw DigestError.frozen("its schema is \(schema), this program reads \(Input.schema)")
    }
    input = try Input(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    try input.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Input.schema, forKey: .schema)
  }
}

extension FrozenDocument {
  /// The input as one JSON object with the number of its schema under `schema`.
  ///
  /// Keys are sorted, moments are RFC 3339 in UTC to the second, absent values are absent. Reading it
  /// back gives the same documents.
  public func json() throws(DigestError) -> String {
    try documentJSON(FrozenInput(self))
  }

  /// Reads an input that `json()` wrote; throws `frozen`.
  public init(json: String) throws(DigestError) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(FrozenInput<Self>.self, from: Data(json.utf8)).input
    } catch let error as DigestError {
      throw error
    } catch {
      throw .frozen(
        "it is not a \(Self.noun) in JSON, or was cut off; make the \(Self.noun) anew")
    }
  }
}
