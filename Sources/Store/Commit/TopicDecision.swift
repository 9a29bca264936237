public import struct Foundation.Date

/// What a person has decided about one topic of an item.
public struct TopicDecision: Sendable, Equatable {
  /// The first-level id, and the id of the second level where the person went so far.
  public var topic: String
  public var second: String?
  /// Whether the item is about it.
  public var holds: Bool
  /// How the item came before the person.
  public var drawn: Drawn
  /// What was said of the item when the person decided.
  public var guess: TopicGuess
  public var actor: ActorIdentity
  public var at: Date

  /// A decision from its parts.
  public init(
    topic: String, second: String?, holds: Bool, drawn: Drawn, guess: TopicGuess,
    actor: ActorIdentity, at: Date
  ) {
    self.topic = topic
    self.second = second
    self.holds = holds
    self.drawn = drawn
    self.guess = guess
    self.actor = actor
    self.at = at
  }
}

/// How an item came before the person who decided about it. Only those drawn at random say how often
/// the guesses are right.
public enum Drawn: String, Sendable, CaseIterable, Codable {
  /// The person named it.
  case named
  /// It teaches much: the guess was unsure, or its topic has few decisions.
  case teaching
  case random
}

/// What a method said of an item.
public struct TopicGuess: Sendable, Equatable {
  /// The best first-level topic; nil where there was none.
  public var topic: String?
  public var department: String?
  /// The version of the words or the model.
  public var version: String

  /// A guess from its parts.
  public init(topic: String?, department: String?, version: String) {
    self.topic = topic
    self.department = department
    self.version = version
  }
}
