import Foundation
import Testing

@testable import Classify

@Suite("training")
struct TrainingTests {
  @Test("the solver finds the optimum that can be written down")
  func optimum() {
    // Two messages of each topic that share nothing with the other's: with cost C the best score is
    // 4C / (1 + 4C), positive for the own topic and negative for the other.
    let texts = [("一二三", "a"), ("一二三", "a"), ("七八九", "b"), ("七八九", "b")]
    let messages = texts.map { TrainingMessage(subject: $0.0, body: "", topics: [$0.1]) }
    let corpus = Corpus([GramCounts(messages[...])])
    let labels = TopicLabels(messages, topics: ["a", "b"])
    let rows: [Int32] = [0, 1, 2, 3]
    let vectors = SparseVectors(corpus, ColumnWeights(corpus, rows, labels))
    var solver = DualDescent()
    solver.epochs = 1_000
    solver.tolerance = 1e-6
    let weights = solver.train(corpus, vectors, rows, labels)
    for (row, best) in [(0, 0), (1, 0), (2, 1), (3, 1)] {
      let scores = weights.scores(corpus, vectors, row)
      #expect(abs(scores[best] - 12 / 13) < 1e-4)
      #expect(abs(scores[1 - best] + 12 / 13) < 1e-4)
    }
  }

  @Test("vectors have length 1")
  func lengths() {
    let messages = Invented.messages(30)
    let corpus = Corpus([GramCounts(messages[...])])
    let labels = TopicLabels(messages, topics: Invented.words.map(\.topic))
    let rows = (0..<30).map { Int32($0) }
    let vectors = SparseVectors(corpus, ColumnWeights(corpus, rows, labels))
    for row in 0..<30 {
      let squares = vectors.values[corpus.starts[row]..<corpus.starts[row + 1]].reduce(0) {
        $0 + $1 * $1
      }
      #expect(abs(squares - 1) < 1e-4)
    }
  }

  @Test("the same messages and seed give the same bytes, another seed others")
  func determinism() async throws {
    let messages = Invented.messages(90)
    let first = try await Invented.model(messages)
    #expect(try await Invented.model(messages).bytes == first.bytes)
    #expect(try await Invented.model(messages, seed: 2).bytes != first.bytes)
  }

  @Test("what was held out is guessed, and the file scores as training did")
  func heldOut() async throws {
    let messages = Invented.messages(120, folds: 4)
    let trained = try await Invented.model(messages)
    #expect(trained.facts.heldOut.accuracy > 0.95)
    #expect(trained.facts.heldOut.messages == 120)
    #expect(trained.facts.topics.map(\.messages) == [40, 40, 40])
    var scorer = ModelScorer(try TopicModel(bytes: trained.bytes))
    let texts = messages.map { MessageText(subject: $0.subject, body: $0.body) }
    let all = scorer.scores(texts)
    for (index, message) in messages.enumerated() {
      let scores = try #require(all[index])
      // Among others a message gets what it gets alone.
      #expect(scorer.scores([texts[index]]) == [scores])
      let best = try #require(scores.indices.max { scores[$0] < scores[$1] })
      #expect(trained.facts.topics[best].id == message.topics[0])
      #expect(scores[best] > 0.5)
    }
  }

  @Test("a message with two topics speaks for both")
  func severalTopics() async throws {
    var messages = Invented.messages(90)
    for index in 0..<20 {
      messages.append(
        TrainingMessage(
          subject: "公交站台臭味", body: "污水流到线路上\(index)", topics: ["transport", "environment"]))
    }
    var scorer = ModelScorer(try TopicModel(bytes: try await Invented.model(messages).bytes))
    let text = MessageText(subject: "公交站台臭味", body: "污水流到线路上")
    let scores = try #require(scorer.scores([text])[0])
    let topics = try await Invented.model(messages).facts.topics.map(\.id)
    #expect(topics == ["environment", "health", "transport"])
    #expect(scores[0] > 0 && scores[2] > 0 && scores[1] < 0)
  }

  @Test("messages that say the same are held out together")
  func folds() {
    let messages = (0..<40).map {
      TrainingMessage(
        subject: "第\($0 / 4)条 路 \(String(repeating: "好", count: $0 / 4))", body: "\($0)",
        topics: ["a"])
    }
    let folds = Folds.rows(messages)
    #expect(folds.joined().sorted() == (0..<40).map { Int32($0) })
    for fold in folds { #expect(fold.count % 4 == 0) }
  }

  @Test("too little to learn from is an error with the mend")
  func tooLittle() throws {
    let one = Invented.messages(30).map {
      TrainingMessage(subject: $0.subject, body: $0.body, topics: ["transport"])
    }
    #expect(throws: ModelError.tooFewTopics(1)) { try TopicTrainer(one, seed: 1) }
    let few = Invented.messages(9)
    #expect(throws: ModelError.tooFewMessages("environment", 3)) { try TopicTrainer(few, seed: 1) }
    #expect("\(ModelError.tooFewMessages("health", 3))".contains("label at least 8"))
  }

  @Test(
    "any message gets calm scores",
    arguments: ["", "😀😀😀", "12345 67890", "\u{0}\u{7}", String(repeating: "公交停运", count: 800_000)])
  func anyText(text: String) async throws {
    var scorer = ModelScorer(
      try TopicModel(bytes: try await Invented.model(Invented.messages(60)).bytes))
    let bus = MessageText(subject: "公交", body: "线路")
    let alone = try #require(scorer.scores([bus])[0])
    let scores = scorer.scores([MessageText(subject: text, body: text), bus])
    #expect(scores[0].map { $0.count == 3 && $0.allSatisfy(\.isFinite) } ?? true)
    // Nothing is left behind for the next message.
    #expect(scores[1] == alone)
  }
}
