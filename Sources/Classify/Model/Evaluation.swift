/// A guess beside the truth.
public struct JudgedMessage: Sendable {
  /// The topics that the message has, the main one first.
  public var topics: [String]
  /// The best topic; nil where nothing is said.
  public var guess: String?
  /// How sure the guess is, from 0 to 1.
  public var confidence: Double
  /// Whether a person is asked to look.
  public var isUnsure: Bool

  /// A guess beside the topics that a message has.
  public init(topics: [String], guess: String?, confidence: Double, isUnsure: Bool) {
    self.topics = topics
    self.guess = guess
    self.confidence = confidence
    self.isUnsure = isUnsure
  }

  /// A guess that is one of the message's topics is right.
  var isRight: Bool { guess.map(topics.contains) ?? false }
}

/// How good guesses are.
public struct Evaluation: Sendable, Codable, Equatable {
  /// How good they are for one topic.
  public struct Topic: Sendable, Codable, Equatable {
    public var precision: Double
    public var recall: Double
    public var f1: Double
    /// How many messages have it.
    public var support: Int
  }

  public var messages: Int
  /// The share of right guesses.
  public var accuracy: Double
  /// The mean of the topics' F1.
  public var macroF1: Double
  public var topics: [String: Topic]
  /// How far confidence strays from accuracy, on average, over 15 equal steps of confidence.
  public var calibrationError: Double
  /// How many messages nothing is said of.
  public var abstained: Int
  /// The share that a person is asked to look at, and the accuracy of the rest.
  public var review: Double
  public var accuracyOfSure: Double

  enum CodingKeys: String, CodingKey {
    case messages, accuracy, topics, abstained, review
    case macroF1 = "macro_f1"
    case calibrationError = "calibration_error"
    case accuracyOfSure = "accuracy_of_sure"
  }

  /// Figures of guesses, over the given topics.
  public init(_ judged: [JudgedMessage], among topics: [String]) {
    messages = judged.count
    accuracy = Self.share(judged.count(where: \.isRight), judged.count)
    let results = topics.map { ($0, Topic($0, judged)) }
    self.topics = Dictionary(results) { first, _ in first }
    macroF1 = results.isEmpty ? 0 : results.reduce(0) { $0 + $1.1.f1 } / Double(results.count)
    calibrationError = Self.calibrationError(judged)
    abstained = judged.count { $0.guess == nil }
    let sure = judged.filter { !$0.isUnsure }
    review = Self.share(judged.count - sure.count, judged.count)
    accuracyOfSure = Self.share(sure.count(where: \.isRight), sure.count)
  }

  static func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }

  private static func calibrationError(_ judged: [JudgedMessage]) -> Double {
    let guessed = judged.filter { $0.guess != nil }
    var bins = [(count: Int, sure: Double, right: Double)](repeating: (0, 0, 0), count: 15)
    for message in guessed {
      let bin = min(14, Int(message.confidence * 15))
      bins[bin].count += 1
      bins[bin].sure += message.confidence
      bins[bin].right += message.isRight ? 1 : 0
    }
    let strayed = bins.reduce(0) { $0 + abs($1.sure - $1.right) }
    return guessed.isEmpty ? 0 : strayed / Double(guessed.count)
  }
}

extension Evaluation.Topic {
  /// A message counts for the topic guessed where it has that, else for its main one.
  init(_ topic: String, _ judged: [JudgedMessage]) {
    var right = 0, guessed = 0, held = 0
    for message in judged {
      let truth = message.isRight ? message.guess : message.topics.first
      if truth == topic { held += 1 }
      if message.guess == topic { guessed += 1 }
      if truth == topic, message.guess == topic { right += 1 }
    }
    precision = Evaluation.share(right, guessed)
    recall = Evaluation.share(right, held)
    f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall)
    support = held
  }
}
