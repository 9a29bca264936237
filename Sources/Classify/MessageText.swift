/// What one message says.
public struct MessageText: Sendable, Equatable {
  public var subject: String
  public var body: String

  /// A message's text.
  public init(subject: String, body: String) {
    (self.subject, self.body) = (subject, body)
  }
}
