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
  /// Whether to learn from what words say of the store's messages, and to check by what people decided.
  public var bootstrap: Bool

  /// Options of a training.
  public init(
    file: String?, output: String, seed: UInt64, force: Bool, bootstrap: Bool = false
  ) {
    (self.file, self.output, self.seed, self.force) = (file, output, seed, force)
    self.bootstrap = bootstrap
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
    if options.bootstrap { return try await bootstrap(options, surroundings) }
    let labelled = try labelled(options.file, surroundings)
    let name = options.file.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "decisions"
    let trained = try await trained(
      on: labelled.messages, (name, labelled.hash), options, surroundings)
    return try kept(trained, try await comparison(trained, labelled), options)
  }

  /// Writes a model, and uses it at once where it is better than what is in use.
  func kept(
    _ trained: TrainedModel, _ comparison: ModelComparison?, _ options: TrainingOptions
  ) throws(OfficeError) -> TrainingReport {
    let isBetter = options.force || comparison?.isBetter ?? false
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

  /// Trains on messages that bear a name and a hash.
  func trained(
    on messages: [TrainingMessage], _ data: (name: String, hash: String),
    _ options: TrainingOptions, _ surroundings: Surroundings
  ) async throws(OfficeError) -> TrainedModel {
    let trainer: TopicTrainer
    do throws(ModelError) {
      trainer = try TopicTrainer(messages, seed: options.seed)
    } catch {
      throw OfficeError(.badData, "\(options.file ?? "the store"): \(error)")
    }
    return await trainer.train(
      data: data, date: surroundings.now(), taxonomy: words.version, fromWords: options.bootstrap)
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
