internal import Foundation

/// A frozen input, with the number of its schema, as JSON holds it.
private struct FrozenInput: Codable {
  static let schema = 2

  var input: DigestInput

  init(_ input: DigestInput) {
    self.input = input
  }

  private enum Key: CodingKey { case schema }

  init(from decoder: any Decoder) throws {
    let schema = try decoder.container(keyedBy: Key.self).decode(Int.self, forKey: .schema)
    guard schema == Self.schema else {
      throw DigestError.frozen("its schema is \(schema), this program reads \(Self.schema)")
    }
    input = try DigestInput(from: decoder)
  }

  func encode(to encoder: any Encoder) throws {
    try input.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(Self.schema, forKey: .schema)
  }
}

extension DigestInput {
  /// The input as one JSON object with the number of its schema under `schema`.
  ///
  /// Keys are sorted, moments are RFC 3339 in UTC to the second, absent values are absent. Reading it
  /// back gives the same documents.
  public func json() throws(DigestError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(FrozenInput(self)), as: UTF8.self) + "\n"
    } catch {
      throw .frozen("\(error)")
    }
  }

  /// Reads an input that `json()` wrote; throws `frozen`.
  public init(json: String) throws(DigestError) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(FrozenInput.self, from: Data(json.utf8)).input
    } catch let error as DigestError {
      throw error
    } catch {
      throw .frozen("it is not a digest in JSON, or was cut off; make the digest anew")
    }
  }
}
