import Classify
import Feedback
import Foundation
import Testing

@Suite("model file")
struct ModelFileTests {
  private func error(_ bytes: [UInt8]) -> ModelError? {
    do throws(ModelError) {
      _ = try TopicModel(bytes: bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test("a model is read back as it was written")
  func roundTrip() async throws {
    let messages = Invented.messages(60)
    let trained = try await Invented.model(messages)
    let path = NSTemporaryDirectory() + UUID().uuidString + ".model"
    try Data(trained.bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let model = try TopicModel(path: path)
    #expect(model.facts == trained.facts)
    #expect(model.facts.version == "01234567-1")
    #expect(messages.allSatisfy(model.hasSeen))
    #expect(!model.hasSeen(TrainingMessage(subject: "别的", body: "话", topics: [])))
  }

  @Test("a byte that changed anywhere is noticed")
  func damage() async throws {
    let bytes = try await Invented.model(Invented.messages(60)).bytes
    for index in stride(from: 0, to: bytes.count, by: bytes.count / 97) + [0, 9, 17, 30, 33, 63] {
      var damaged = bytes
      damaged[index] ^= 0x41
      #expect(error(damaged) != nil, "byte \(index)")
    }
  }

  @Test("a file that is cut off, foreign, empty or newer says so with the mend")
  func refusals() async throws {
    let bytes = try await Invented.model(Invented.messages(60)).bytes
    for count in [20, 63, 64, 1_000, bytes.count - 1] {
      #expect(error(Array(bytes[..<count])) == .damaged("it ends too early"))
    }
    #expect(error([]) == .foreign)
    #expect(error(Array("{\"subject\":\"\"}".utf8)) == .foreign)
    var newer = bytes
    newer[8] = 9
    #expect(error(newer) == .newer(9))
    #expect("\(ModelError.newer(9))".contains("update minqing"))
    #expect(throws: ModelError.unreadable) { try TopicModel(path: "/nowhere/at/all") }
    #expect(throws: ModelError.unreadable) { try TopicModel(path: NSTemporaryDirectory()) }
  }

  @Test("a model of topics that the taxonomy does not have is refused by their names")
  func unknownTopics() async throws {
    var messages = Invented.messages(60)
    for index in messages.indices where index % 3 == 0 { messages[index].topics = ["moon"] }
    let model = try TopicModel(bytes: try await Invented.model(messages).bytes)
    #expect(throws: ModelError.unknownTopics(["moon"])) { try Invented.classifier().using(model) }
  }
}

@Suite("words and model")
struct JoinedModelTests {
  private func classifier() async throws -> Classifier {
    let model = try await Invented.model(Invented.messages(120))
    return try Invented.classifier().using(TopicModel(bytes: model.bytes))
  }

  private func classify(
    _ classifier: Classifier, _ subject: String, _ body: String, allTopics: Bool = false
  ) -> Classification {
    var session = classifier.session(allTopics: allTopics)
    return session.classify(FeedbackItem(source: "s", subject: subject, body: body))
  }

  @Test("a topic that the model does not know is still found by its words")
  func neverSilenced() async throws {
    let said = classify(try await classifier(), "村里征地", "山上非法采石，征地没有补偿")
    #expect(said.topics.first?.id == "natural-resources")
    #expect(said.topics.first?.evidence.map(\.word).sorted() == ["征地", "采石"])
  }

  @Test("a topic that it knows is found without any word of the lexicon")
  func learnt() async throws {
    let classifier = try await classifier()
    #expect(classify(classifier, "站台司机", "班次和线路").topics.first?.id == "transport")
    #expect(classify(try Invented.classifier(), "站台司机", "班次和线路").topics.isEmpty)
  }

  @Test(
    "with a model or without, all topics are named on demand and their scores add up to 1 at most")
  func allTopics() async throws {
    let joined = classify(try await classifier(), "医院挂号", "征地", allTopics: true)
    #expect(Set(joined.topics.map(\.id)).count == 4)
    #expect(abs(joined.topics.reduce(0) { $0 + $1.score } - 1) < 1e-6)
    #expect(joined.topics.map(\.score) == joined.topics.map(\.score).sorted(by: >))
    let words = classify(try Invented.classifier(), "医院挂号", "征地", allTopics: true)
    #expect(words.topics.count == 4)
    #expect(words.topics.reduce(0) { $0 + $1.score } < 1 + 1e-6)
  }

  @Test("a model that learnt from words speaks with them: neither is overruled by being less sure")
  func pupil() async throws {
    let trained = try await TopicTrainer(Invented.messages(120), seed: 1).train(
      data: ("words", "0123456789abcdef"), date: .init(timeIntervalSince1970: 0), taxonomy: "t",
      fromWords: true)
    let model = try TopicModel(bytes: trained.bytes)
    #expect(model.facts.fromWords == true)
    let classifier = try Invented.classifier().using(model)
    #expect(classify(classifier, "站台司机", "班次和线路").topics.first?.id == "transport")
    #expect(classify(classifier, "村里征地", "征地没有补偿").topics.first?.id == "natural-resources")
    let all = classify(classifier, "公交站台", "征地", allTopics: true).topics
    #expect(all.count == 4 && abs(all.reduce(0) { $0 + $1.score } - 1) < 1e-6)
    #expect(classify(classifier, "", "").review == .noEvidence)
  }

  @Test("what was found by says so")
  func method() async throws {
    #expect(try await classifier().method == "model:01234567-1")
    #expect(try Invented.classifier().method == "lexicon")
  }

  @Test(
    "a text that says nothing is for a person to look at",
    arguments: ["", "😀🚌", "？！", "12345", "\u{0}"])
  func nothing(text: String) async throws {
    #expect(classify(try await classifier(), text, text).review != nil)
  }

  @Test("the pieces of text named for a topic stand where they are said to, and join")
  func explanation() async throws {
    let item = FeedbackItem(source: "s", subject: "😀 公交司机", body: "我们反映 线路，班次。")
    let topic = try #require(try await classifier().explain(item).topics.first)
    #expect(topic.id == "transport")
    let strongest = try #require(topic.evidence.first)
    #expect(strongest.weight > 0 && strongest.by == .model)
    #expect(topic.evidence.contains { $0.text.contains("公交") && $0.part == "subject" })
    for span in topic.evidence {
      let scalars = Array((span.part == "subject" ? item.subject : item.body).unicodeScalars)
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[span.start..<span.start + span.length])
      #expect(String(piece) == span.text)
    }
  }

  @Test("words are named with every place, whatever their width and case")
  func explainedWords() throws {
    let item = FeedbackItem(source: "s", subject: "征地", body: "Ａ　征地 采石")
    let topic = try #require(try Invented.classifier().explain(item).topics.first)
    #expect(topic.evidence.map(\.text).sorted() == ["征地", "征地", "采石"])
    #expect(topic.evidence.map(\.start).sorted() == [0, 2, 5])
  }
}
