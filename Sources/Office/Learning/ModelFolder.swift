internal import Classify
internal import Foundation

/// The models of an office: files in the folder `models` beside its store, and a note in it which of
/// them is in use.
struct ModelFolder: Sendable {
  /// What models' files are called by.
  static let fileExtension = "model"
  /// The name under which `models use` turns to the words alone.
  static let none = "none"

  let path: String

  /// The folder beside a store's file.
  init(store: String) {
    path = URL(fileURLWithPath: store).deletingLastPathComponent().path + "/models"
  }

  /// The names of the models, sorted.
  var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return files.filter { $0.hasSuffix("." + Self.fileExtension) }
      .map { String($0.dropLast(Self.fileExtension.count + 1)) }.sorted()
  }

  /// The name of the model in use; nil where none is.
  var inUse: String? {
    let text = try? String(contentsOfFile: note, encoding: .utf8)
    let name = text?.trimmingCharacters(in: .whitespacesAndNewlines)
    return name == Self.none || name == "" ? nil : name
  }

  /// The path of a model's file.
  func file(_ name: String) -> String { path + "/" + name + "." + Self.fileExtension }

  /// The name of the model that a path leads to; nil where it lies elsewhere.
  func name(ofFile file: String) -> String? {
    let url = URL(fileURLWithPath: file).standardizedFileURL.resolvingSymlinksInPath()
    let own = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    guard url.deletingLastPathComponent().path == own.path,
      url.pathExtension == Self.fileExtension
    else { return nil }
    return url.deletingPathExtension().lastPathComponent
  }

  /// Turns to a model, or with nil to the words alone.
  func use(_ name: String?) throws(OfficeError) {
    try OfficeSetup.makeFolder(path)
    try OfficeSetup.write((name ?? Self.none) + "\n", to: note)
  }

  private var note: String { path + "/in-use" }
}

extension TopicModel {
  /// A model from its file, or an error that names it.
  static func load(_ path: String) throws(OfficeError) -> TopicModel {
    do throws(ModelError) {
      return try TopicModel(path: path)
    } catch {
      throw OfficeError(.badData, "the model \(path) \(error)")
    }
  }
}

extension Classifier {
  /// The classifier with a model from its file beside the words.
  func using(modelAt path: String) throws(OfficeError) -> Classifier {
    let model = try TopicModel.load(path)
    do throws(ModelError) {
      return try using(model)
    } catch {
      throw OfficeError(.badData, "the model \(path) \(error)")
    }
  }
}
