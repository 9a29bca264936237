internal import Classify
internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize
internal import Settings

/// A source that was found out about, ready to stand in the configuration.
public struct NewSource: Sendable {
  /// The entry of `sources:` as YAML, with the mapping that was guessed.
  public var yaml: String
  public var check: SourceCheck
}

extension OfficeContext {
  /// Tries a URL and writes down what a source of it says; nothing is stored or written yet.
  ///
  /// - Parameters:
  ///   - id: nil: made of the URL.
  ///   - allowsPrivateNetworks: whether the server may be on this machine or a local net.
  public func propose(
    url: String, id: String?, allowsPrivateNetworks: Bool
  ) async throws(OfficeError) -> NewSource {
    let id = id ?? freeID(SourceEntry.id(of: url))
    guard configuration.source(id) == nil else {
      throw OfficeError(.usage, "there is a source \(id) already; name another one with --id")
    }
    var entry = SourceEntry(id: id, url: url, allowsPrivateNetworks: allowsPrivateNetworks)
    let source: Source
    do {
      source = try SettingsFile(text: entry.settings, name: "the new source").decode()
    } catch {
      throw OfficeError(.usage, "\(error)")
    }
    let check = await check(source, first: 3)
    entry.take(check)
    if entry.isOpen311 { entry.take(await services(of: source), try configuration.classifier()) }
    return NewSource(yaml: entry.yaml, check: check)
  }

  /// The kinds of request that an Open311 server takes; none where it does not say.
  private func services(of source: Source) async -> [Open311Service] {
    let client = transferClient()
    defer { client.close() }
    let fetcher = fetcher(client, now: surroundings.now())
    return (try? await fetcher.services(of: source.fetch)) ?? []
  }

  /// An id that no source has: the one given, or one with a number behind it.
  private func freeID(_ id: String) -> String {
    guard configuration.source(id) != nil else { return id }
    let numbers = (2...).lazy.map { "\(id)-\($0)" }
    return numbers.first { configuration.source($0) == nil } ?? id
  }

  /// Writes an entry behind the others of `sources:` in minqing.yaml, and says whether the file can still
  /// be read; where it cannot, it stays as it was.
  public func add(_ source: NewSource) throws(OfficeError) {
    let path = configuration.folder + "/minqing.yaml"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw OfficeError(.configuration, "\(path) cannot be read; check its permissions")
    }
    let changed = SourceEntry.inserted(source.yaml, into: text)
    do {
      _ = try SettingsFile(text: changed, name: path).decode(MainSettings.self)
    } catch {
      throw OfficeError(.configuration, "\(error); add the entry by hand")
    }
    try OfficeSetup.write(changed, to: path)
  }
}

/// An entry of `sources:` in the making.
private struct SourceEntry {
  let id: String
  let url: String
  let allowsPrivateNetworks: Bool
  private var format: String?
  private var mapping: [(field: ItemField, name: String)] = []
  private var others: [String] = []
  private var topics: [String] = []

  init(id: String, url: String, allowsPrivateNetworks: Bool) {
    (self.id, self.url, self.allowsPrivateNetworks) = (id, url, allowsPrivateNetworks)
  }

  /// Formats whose fields have names of a standard need no mapping.
  mutating func take(_ check: SourceCheck) {
    format = check.payloads.first?.format
    guard format == "csv" || format == "json" || format == "xlsx" else { return }
    mapping = FieldMapping.guess(of: check.columns)
    let used = Set(mapping.map { String($0.name.prefix { $0 != "." }) })
    others = check.columns.filter { !used.contains($0) }
  }

  var isOpen311: Bool { format == Format.open311.rawValue }

  /// Guesses what the kinds of request mean, by their names and keywords; one that says nothing stands
  /// there to be filled in.
  mutating func take(_ services: [Open311Service], _ classifier: Classifier) {
    topics = services.map { service in
      let words = [service.description, service.group].compactMap(\.self) + service.keywords
      let said = classifier.classify(
        FeedbackItem(
          source: "", subject: service.name ?? "", body: words.joined(separator: " ")))
      let topic = said.topics.first.map { $0.second ?? $0.id }
      let entry = "\(Self.quoted(service.code)): \(topic ?? "")"
      return (topic == nil ? "# " : "") + entry + "  # \(service.name ?? "")"
    }
  }

  /// The entry as settings alone.
  var settings: String {
    lines.joined(separator: "\n")
  }

  /// The entry as a list's element, two blanks in.
  var yaml: String {
    let remarks =
      others.isEmpty ? [] : ["# not used 未使用: " + others.joined(separator: ", ")]
    let services = topics.isEmpty ? [] : ["topics:"] + topics.map { "  " + $0 }
    return (lines + fields + services + remarks).enumerated()
      .map { ($0.offset == 0 ? "  - " : "    ") + $0.element }.joined(separator: "\n") + "\n"
  }

  private var lines: [String] {
    var lines = ["id: \(id)", "url: " + Self.scalar(url)]
    if let format { lines.append("format: \(format)") }
    if allowsPrivateNetworks { lines.append("allow_private_networks: true") }
    return lines
  }

  private var fields: [String] {
    guard !mapping.isEmpty else { return [] }
    return ["fields:"] + mapping.map { "  \($0.field.key): " + Self.scalar($0.name) }
  }

  /// A text in quotes where YAML would read something into it.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || "_-./:*?=&~".contains($0) }
      && !text.hasSuffix(":")
      && !["true", "false", "null", "yes", "no"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }

  /// An id made of a URL: its host, or the name of the file or folder.
  static func id(of url: String) -> String {
    let host = URL(string: url)?.host().map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
    let path = url.split { "/:".contains($0) }.last { !$0.contains("*") } ?? "source"
    let name = host ?? String(path.drop { $0 == "." }.prefix { $0 != "." })
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "-" }.joined()
    let parts = plain.lowercased().split(separator: "-")
    return parts.isEmpty ? "source" : parts.joined(separator: "-")
  }

  /// The text of minqing.yaml with an entry behind the last one of `sources:`.
  static func inserted(_ entry: String, into text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    guard let start = lines.firstIndex(where: { $0.hasPrefix("sources:") }) else {
      return text + (text.hasSuffix("\n") ? "" : "\n") + "\nsources:\n" + entry
    }
    if lines[start].dropFirst("sources:".count).contains("[") { lines[start] = "sources:" }
    let next = lines[(start + 1)...].firstIndex { line in
      line.first.map { !$0.isWhitespace && $0 != "#" && $0 != "-" } ?? false
    }
    let rest = lines[..<(next ?? lines.endIndex)]
    let last = rest.lastIndex { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") } ?? start
    lines.insert(contentsOf: ["", entry.trimmingCharacters(in: .newlines)], at: last + 1)
    return lines.joined(separator: "\n")
  }
}
