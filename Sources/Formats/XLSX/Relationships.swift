internal import Foundation

/// Where the parts that a part refers to are (Open Packaging Conventions, ECMA-376-2, 6.5).
struct Relationships {
  private static let limit = 64_000_000

  private struct Target {
    var id: String
    /// The last word of the type's address, which Transitional and Strict share.
    var type: String
    var part: String
  }

  private var targets: [Target] = []
  private var parts: [String: String] = [:]

  /// The relationships of a part, or, for "", of the package; none where it has none.
  init(of part: String, in archive: ZipArchive) throws(FormatError) {
    let (folder, file) = Self.divided(part)
    guard let part = try archive.part("\(folder)_rels/\(file).rels", limit: Self.limit) else {
      return
    }
    let sink = Sink()
    try XMLPartReader.read(part, sink)
    for found in sink.found {
      let target = Target(
        id: found.id, type: String(found.type.split(separator: "/").last ?? ""),
        part: Self.resolved(found.target, in: folder))
      targets.append(target)
      if Self.isWorksheet(target.type) { parts[target.id] = target.part }
    }
  }

  /// The part of the first relationship of a type.
  func part(ofType type: String) -> String? { targets.first { $0.type == type }?.part }

  /// The part of the worksheet with an id; nil for charts, dialogues and macros.
  func worksheet(_ id: String) -> String? { parts[id] }

  private static func isWorksheet(_ type: String) -> Bool { type == "worksheet" }

  private static func divided(_ part: String) -> (folder: String, file: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// The name of the part that a target means: relative to a folder, or absolute.
  private static func resolved(_ target: String, in folder: String) -> String {
    let plain = (target.removingPercentEncoding ?? target).replacingOccurrences(of: "\\", with: "/")
    var steps: [Substring] = []
    for step in (plain.hasPrefix("/") ? plain : folder + plain).split(separator: "/") {
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}

private final class Sink: XMLSink {
  var found: [(id: String, type: String, target: String)] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard case "Relationship" = name, attributes.string("TargetMode") != "External",
      let type = attributes.string("Type"), let target = attributes.string("Target")
    else { return }
    found.append((attributes.string("Id") ?? "", type, target))
  }
}
