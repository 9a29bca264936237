internal import Classify
public import Feedback
internal import Foundation

/// Training, measuring and explaining what messages are about: with a configuration where there is one,
/// else with the default words.
public struct Learning: Sendable {
  let configuration: OfficeConfiguration?
  /// The words alone.
  let words: Classifier

  /// Reads the configuration where one is named or is there.
  public init(configFolder: String, explicitConfig: Bool) throws(OfficeError) {
    let isThere = FileManager.default.fileExists(atPath: configFolder + "/minqing.yaml")
    if explicitConfig || isThere {
      let configuration = try OfficeConfiguration.load(configFolder)
      self.configuration = configuration
      words = try configuration.wordsAlone()
    } else {
      configuration = nil
      words = try OfficeConfiguration.defaultClassifier()
    }
  }

  /// The language in which people are spoken to.
  public var language: Language { configuration?.main.language ?? .english }

  /// The first-level topics that there are.
  var topics: [String] { words.topics }

  /// The path of the model in use; nil where words alone are.
  var modelInUse: String? { configuration?.modelInUse }

  /// The classifier with a model's file beside the words, with the model in use where none is named.
  func classifier(model: String?) throws(OfficeError) -> Classifier {
    guard let path = model ?? modelInUse else { return words }
    return try words.using(modelAt: path)
  }
}

extension OfficeConfiguration {
  /// The folder of the office's models.
  var models: ModelFolder { ModelFolder(store: resolve(main.store)) }

  /// The path of the model in use: the one that the configuration names, else the one that
  /// `models use` chose.
  var modelInUse: String? {
    if let model = main.model { return resolve(model) }
    return models.inUse.map(models.file)
  }
}
