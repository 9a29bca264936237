public import Classify
internal import Foundation

/// A model in the office's folder.
public struct ModelEntry: Sendable, Encodable {
  public var name: String
  public var isInUse: Bool
  /// What it says of itself; nil where its file cannot be used.
  public var facts: ModelFacts?
  /// Why its file cannot be used.
  public var fault: String?

  enum CodingKeys: String, CodingKey {
    case name, facts, fault
    case isInUse = "in_use"
  }
}

/// Two models side by side, each by what it says of itself.
public struct ModelDifference: Sendable, Encodable {
  public var first: ModelEntry
  public var second: ModelEntry
  /// By topic that either knows: the first's F1 on messages held out, less the second's; a topic that one
  /// of them does not know counts 0 there.
  public var f1: [String: Double]

  enum CodingKeys: String, CodingKey {
    case first, second, f1
  }
}

extension Learning {
  /// The office's models, by name.
  public func models() throws(OfficeError) -> [ModelEntry] {
    let folder = try folder()
    return folder.names.map { entry($0, folder) }
  }

  /// Turns to a model of the office's folder, or with `none` to the words alone.
  public func use(model name: String) throws(OfficeError) {
    let folder = try folder()
    if let fixed = configuration?.main.model {
      throw OfficeError(
        .configuration,
        "minqing.yaml names the model \(fixed); remove `model:` there, so that `models use` decides"
      )
    }
    guard name != ModelFolder.none else { return try folder.use(nil) }
    guard folder.names.contains(name) else { throw unknown(name, folder) }
    // What cannot be used must not be in use.
    _ = try words.using(modelAt: folder.file(name))
    try folder.use(name)
  }

  /// Compares two models of the office's folder, the second being the one in use where none is named.
  public func difference(
    _ first: String, _ second: String?
  ) throws(OfficeError) -> ModelDifference {
    let folder = try folder()
    guard let second = second ?? folder.inUse else {
      throw OfficeError(.usage, "no model is in use; name the second one too")
    }
    for name in [first, second] where !folder.names.contains(name) { throw unknown(name, folder) }
    let entries = (entry(first, folder), entry(second, folder))
    for entry in [entries.0, entries.1] {
      if let fault = entry.fault { throw OfficeError(.badData, fault) }
    }
    let figures = (entries.0.facts?.heldOut.topics ?? [:], entries.1.facts?.heldOut.topics ?? [:])
    var f1: [String: Double] = [:]
    for id in Set(figures.0.keys).union(figures.1.keys) {
      f1[id] = (figures.0[id]?.f1 ?? 0) - (figures.1[id]?.f1 ?? 0)
    }
    return ModelDifference(first: entries.0, second: entries.1, f1: f1)
  }

  private func folder() throws(OfficeError) -> ModelFolder {
    guard let configuration else {
      throw OfficeError(
        .configuration,
        "no configuration; name its folder with --config, or make one with minqing init")
    }
    return configuration.models
  }

  private func entry(_ name: String, _ folder: ModelFolder) -> ModelEntry {
    var entry = ModelEntry(name: name, isInUse: modelInUse == folder.file(name))
    do {
      entry.facts = try TopicModel.load(folder.file(name)).facts
    } catch {
      entry.fault = "\(error)"
    }
    return entry
  }

  private func unknown(_ name: String, _ folder: ModelFolder) -> OfficeError {
    OfficeError(.usage, "no model \(name) in \(folder.path); `minqing models list` shows them")
  }
}
