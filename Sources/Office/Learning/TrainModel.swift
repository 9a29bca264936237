public import Classify
internal import Foundation

/// What a model says of itself.
public typealias ModelFacts = Classify.ModelFacts

/// What `train` is asked to do.
public struct TrainingOptions: Sendable {
  /// The labelled messages; nil: what people have decided in the store.
  public var file: String?
  /// Where the model goes.
  public var output: String
  public var seed: UInt64
  /// Whether a model that is no better than the one in use takes its place.
  public var force: Bool

  /// Options of a training.
  public init(file: String?, output: String, seed: UInt64, force: Bool) {
    (self.file, self.output, self.seed, self.force) = (file, output, seed, force)
  }
}

/// What a training came to.
public struct TrainingReport: Sendable, Encodable {
  /// What the new model says of itself, with its accuracy on messages held out.
  public var model: ModelFacts
  /// The model or the words in use beside it; nil where nothing is comparable.
  public var comparison: ModelComparison?
  /// Where the model was written; nil where it was not.
  public var path: String?
  /// The size of its file in bytes.
  public var size: Int
  /// Whether the office uses it now.
  public var isInUse: Bool

  enum CodingKeys: String, CodingKey {
    case model, comparison, path, size
    case isInUse = "in_use"
  }
}

extension Learning {
  /// Trains a model on labelled messages, compares it with what is in use, and writes it.
  ///
  /// In the folder of the office's models it is used at once where it is better; a file that is in use
  /// is replaced only by a better one.
  public func train(
    _ options: TrainingOptions, _ surroundings: Surroundings
  ) async throws(OfficeError) -> TrainingReport {
    let labelled = try labelled(options.file, surroundings)
    let trained = try await trained(labelled, options, surroundings)
    let comparison = try await comparison(trained, labelled)
    let isBetter = options.force || comparison.isBetter
    let replaces = modelInUse.map { $0 == absolute(options.output) } ?? false
    var report = TrainingReport(
      model: trained.facts, comparison: comparison, path: nil, size: trained.bytes.count,
      isInUse: false)
    guard isBetter || !replaces else { return report }
    try write(trained.bytes, to: options.output)
    report.path = options.output
    report.isInUse = replaces
    if isBetter, !replaces, let name = configuration?.models.name(ofFile: options.output),
      configuration?.main.model == nil
    {
      try configuration?.models.use(name)
      report.isInUse = true
    }
    return report
  }

  private func labelled(
    _ file: String?, _ surroundings: Surroundings
  ) throws(OfficeError) -> LabelledMessages {
    if let file { return try LabelledMessages(file, known: topics) }
    guard let configuration else {
      throw OfficeError(.configuration, "there is no office here; name its folder with --config")
    }
    let office = try OfficeContext.open(configuration.folder, surroundings)
    return try LabelledMessages(office.store, known: topics)
  }

  private func trained(
    _ labelled: LabelledMessages, _ options: TrainingOptions, _ surroundings: Surroundings
  ) async throws(OfficeError) -> TrainedModel {
    let trainer: TopicTrainer
    do throws(ModelError) {
      trainer = try TopicTrainer(labelled.messages, seed: options.seed)
    } catch {
      throw OfficeError(.badData, "\(options.file ?? "the store"): \(error)")
    }
    let name = options.file.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "decisions"
    return await trainer.train(
      data: (name, labelled.hash), date: surroundings.now(), taxonomy: words.version)
  }

  private func write(_ bytes: [UInt8], to path: String) throws(OfficeError) {
    try OfficeSetup.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OfficeError(.cannotWrite, "\(path) cannot be written; check permissions and space")
    }
  }

  private func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
