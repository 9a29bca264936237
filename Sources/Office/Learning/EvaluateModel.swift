public import Classify
internal import Feedback

/// Figures of guesses.
public typealias Evaluation = Classify.Evaluation

/// How good the guesses on labelled messages are.
public struct EvaluationReport: Sendable, Encodable {
  /// What guessed: `lexicon`, or `model:` with its version.
  public var method: String
  public var taxonomyVersion: String
  /// Guesses among the topics that the file holds.
  public var result: Evaluation
  /// The share of messages that are said to be about a topic that the file does not hold.
  public var elsewhere: Double

  enum CodingKeys: String, CodingKey {
    case method, elsewhere
    case taxonomyVersion = "taxonomy_version"
  }

  /// Writes the figures beside what was measured, in one object.
  public func encode(to encoder: any Encoder) throws {
    try result.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(method, forKey: .method)
    try container.encode(taxonomyVersion, forKey: .taxonomyVersion)
    try container.encode(elsewhere, forKey: .elsewhere)
  }
}

extension Learning {
  /// Measures a model's file, the model in use, or the words, on labelled messages.
  public func evaluate(from file: String, model: String?) async throws(OfficeError)
    -> EvaluationReport
  {
    let classifier = try classifier(model: model)
    let labelled = try LabelledMessages(file, known: topics)
    return await classifier.evaluated(on: labelled.messages, among: labelled.topics)
  }
}

extension Classifier {
  /// Guesses on messages beside their topics.
  func evaluated(
    on messages: [TrainingMessage], among topics: [String]
  ) async -> EvaluationReport {
    let guesses = await guesses(messages, among: topics)
    return EvaluationReport(
      method: method, taxonomyVersion: version,
      result: Evaluation(guesses.map(\.judged), among: topics),
      elsewhere: Double(guesses.count(where: \.isElsewhere)) / Double(max(1, guesses.count)))
  }

  /// What is said of each message, a share of them on each core.
  func guesses(_ messages: [TrainingMessage], among topics: [String]) async -> [TopicJudgement] {
    let share = 512, topics = Set(topics)
    return await withTaskGroup(of: (Int, [TopicJudgement]).self) { group in
      for first in stride(from: 0, to: messages.count, by: share) {
        group.addTask {
          var session = self.session(allTopics: true)
          let some = messages[first..<min(first + share, messages.count)]
          return (first, some.map { TopicJudgement($0, session.classify($0.item), topics) })
        }
      }
      var parts: [(Int, [TopicJudgement])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}

extension TrainingMessage {
  /// The message as classify takes it.
  var item: FeedbackItem { FeedbackItem(source: "", subject: subject, body: body) }
}

/// A classification beside the topics that a message has.
struct TopicJudgement: Sendable {
  /// The best guess among the topics asked for; how sure it is, counts among them.
  var judged: JudgedMessage
  /// Whether a topic that was not asked for is said to be likelier.
  var isElsewhere: Bool

  init(_ message: TrainingMessage, _ said: Classification, _ topics: Set<String>) {
    let asked = said.topics.filter { topics.contains($0.id) && $0.score > 0 }
    let sum = asked.reduce(0) { $0 + $1.score }
    judged = JudgedMessage(
      topics: message.topics, guess: asked.first?.id,
      confidence: asked.first.map { $0.score / sum } ?? 0,
      isUnsure: said.review.map { $0 != .noDepartment } ?? false)
    isElsewhere = said.topics.first.map { $0.score > 0 && !topics.contains($0.id) } ?? false
  }
}
