internal import Classify
internal import Feedback
internal import Store

extension Learning {
  /// Trains a model on what the words are sure of in the office's own messages, so that it finds what is
  /// said in other words too.
  ///
  /// It learns from no message that people decided about; those that were drawn at random among them are
  /// the check. Where there are too few of these it is written, not used: nothing can be said of it.
  func bootstrap(
    _ options: TrainingOptions, _ surroundings: Surroundings
  ) async throws(OfficeError) -> TrainingReport {
    guard let configuration else {
      throw OfficeError(.configuration, "there is no office here; name its folder with --config")
    }
    let store = try OfficeContext.open(configuration.folder, surroundings).store
    let decided = try OfficeError.wrap { try store.decidedItems() }
    let sure = try SureMessages(store, words, besides: Set(decided.map(\.publicID)))
    let trained = try await trained(on: sure.messages, ("words", sure.hash), options, surroundings)
    return try kept(trained, try await comparison(trained, by: decided), options)
  }

  /// Compares with what is in use by decisions that neither has learnt from; nil for too few of them.
  private func comparison(
    _ trained: TrainedModel, by decided: [DecidedItem]
  ) async throws(OfficeError) -> ModelComparison? {
    let classifier = try classifier(model: nil)
    let inUse = try modelInUse.map { path throws(OfficeError) in try TopicModel.load(path) }
    let messages = decided.filter { $0.drawn == .random }.compactMap { item in
      TrainingMessage(item, known: topics)
    }.filter { !(inUse?.hasSeen($0) ?? false) }
    guard messages.count >= ModelComparison.leastMessages else { return nil }
    let asked = topics.filter { topic in messages.contains { $0.topics.contains(topic) } }
    let new = try words.using(trained)
    return ModelComparison(
      method: classifier.method, new: await new.evaluated(on: messages, among: asked).result,
      old: await classifier.evaluated(on: messages, among: asked).result, onSameMessages: true,
      forgotten: [])
  }
}

extension TrainingMessage {
  /// An item with what people decided; nil where they left it no topic that is known.
  init?(_ item: DecidedItem, known: [String]) {
    let topics = item.topics.filter(known.contains)
    if topics.isEmpty { return nil }
    self.init(subject: item.subject, body: item.body, topics: topics)
  }
}

extension Classifier {
  /// The same classifier with what training gave beside the words.
  fileprivate func using(_ trained: TrainedModel) throws(OfficeError) -> Classifier {
    do throws(ModelError) {
      return try using(TopicModel(bytes: trained.bytes))
    } catch {
      throw OfficeError(.badData, "the new model \(error)")
    }
  }
}
