internal import Classify
internal import Feedback
internal import Formats
internal import Foundation
internal import Settings
internal import Store

/// Messages whose topics are known, from a file of lines `{"id","subject","body","topic"}` or with
/// `"topics":[...]`; a `fold` says which are held out together.
struct LabelledMessages {
  private(set) var messages: [TrainingMessage] = []
  /// The file's SHA-256 in hexadecimal.
  let hash: String
  private let file: String
  private let known: [String]

  /// Reads a file; every topic must be one of those known.
  init(_ file: String, known: [String]) throws(OfficeError) {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw OfficeError(.badData, "\(file) cannot be read; check the path and its permissions")
    }
    let bytes = Array(data)
    var hash = ContentHash()
    hash.update(bytes)
    self.hash = Hexadecimal.text(hash.finish())
    self.file = file
    self.known = known
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      messages.append(try message(Array(line), line: index + 1))
    }
    guard !messages.isEmpty else {
      throw OfficeError(
        .badData, "\(file) holds no messages; give {\"subject\",\"body\",\"topic\"} on each line")
    }
  }

  /// What people have decided in an office's store, as far as its topics are known.
  init(_ store: OfficeStore, known: [String]) throws(OfficeError) {
    let decided = try OfficeError.wrap { try store.decidedItems() }
    messages = decided.compactMap { TrainingMessage($0, known: known) }
    var hash = ContentHash()
    for item in decided { hash.update(Array((item.publicID + item.topics.joined()).utf8)) }
    self.hash = Hexadecimal.text(hash.finish())
    (file, self.known) = ("the store", known)
    guard !messages.isEmpty else {
      throw OfficeError(
        .badData,
        "the store holds no decisions about topics; `minqing queue review` makes them")
    }
  }

  /// The topics that the messages have, in the order of those known.
  var topics: [String] {
    let held = Set(messages.flatMap(\.topics))
    return known.filter(held.contains)
  }

  private func message(_ bytes: [UInt8], line: Int) throws(OfficeError) -> TrainingMessage {
    guard case .object(let fields)? = try? JSONText.parse(bytes) else {
      throw error(line, "not a JSON object; give {\"subject\",\"body\",\"topic\"}")
    }
    return TrainingMessage(
      subject: fields["subject"]?.text ?? "", body: fields["body"]?.text ?? "",
      topics: try topics(fields, line: line), fold: fields["fold"]?.text.flatMap(Int.init))
  }

  /// The first-level topics of a line, each once.
  private func topics(_ fields: Fields, line: Int) throws(OfficeError) -> [String] {
    var named: [String] = []
    if case .array(let values)? = fields["topics"] { named = values.compactMap(\.text) }
    if named.isEmpty, let topic = fields["topic"]?.text { named = [topic] }
    guard !named.isEmpty else { throw error(line, "no \"topic\"; name one, or remove the line") }
    var topics: [String] = []
    for name in named {
      let topic = String(name.prefix { $0 != "/" })
      guard known.contains(topic) else { throw error(line, unknown(topic)) }
      if !topics.contains(topic) { topics.append(topic) }
    }
    return topics
  }

  private func unknown(_ topic: String) -> String {
    "topics.yaml has no topic \"\(topic)\"; \(mend(for: topic, among: known))"
  }

  private func error(_ line: Int, _ message: String) -> OfficeError {
    OfficeError(.badData, "\(file):\(line): \(message)")
  }
}

/// Bytes as digits.
enum Hexadecimal {
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
