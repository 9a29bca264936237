/// A message whose topics are known.
public struct TrainingMessage: Sendable, Equatable {
  public var subject: String
  public var body: String
  /// First-level topics, the main one first; never empty.
  public var topics: [String]
  /// Messages of one fold are held out together; nil where the data does not say.
  public var fold: Int?

  /// A message with its topics.
  public init(subject: String, body: String, topics: [String], fold: Int? = nil) {
    self.subject = subject
    self.body = body
    self.topics = topics
    self.fold = fold
  }
}
