public import struct Foundation.Date

/// What a model says of itself.
public struct ModelFacts: Sendable, Codable, Equatable {
  /// A topic that the model was trained on.
  public struct Topic: Sendable, Codable, Equatable {
    public var id: String
    /// How many messages it was learnt from.
    public var messages: Int
    var constant: Float
  }

  /// What the training messages are called, and the SHA-256 of their file.
  public var dataName: String
  public var dataHash: String
  public var messages: Int
  public var trainedAt: Date
  /// The version of `topics.yaml` that the topics come from.
  public var taxonomyVersion: String
  public var seed: UInt64
  public var folds: Int
  public var topics: [Topic]
  /// True where words said the topics that it was trained on; nil where people did.
  public var fromWords: Bool?
  public var calibration: Calibration
  /// How good it is on messages that it was not trained on; of a model trained on what words say, how well
  /// it says the same.
  public var heldOut: Evaluation

  enum CodingKeys: String, CodingKey {
    case messages, seed, folds, topics, calibration
    case dataName = "data_name"
    case dataHash = "data_hash"
    case trainedAt = "trained_at"
    case taxonomyVersion = "taxonomy_version"
    case fromWords = "from_words"
    case heldOut = "held_out"
  }

  /// What tags of the model are marked with: the first eight digits of the data's hash and the seed.
  public var version: String { dataHash.prefix(8) + "-" + String(seed) }
}
