public import Classify
internal import Feedback
internal import Formats
public import Foundation

/// Why a message is said to be about its topics.
public struct ExplanationReport: Sendable, Encodable {
  /// A topic with what spoke for it and against it.
  public typealias Topic = Explanation.Topic

  /// The message's own id; nil where it has none.
  public var id: String?
  public var subject: String
  public var body: String
  /// What guessed: `lexicon`, or `model:` with its version.
  public var method: String
  /// Best first.
  public var topics: [Topic]
  public var kind: String
  public var department: String?
  /// Why a person should look; nil where none needs to.
  public var review: String?
}

extension Learning {
  /// What a topic is called.
  public func topicName(_ id: String) -> String {
    words.topicName(id, language)
  }

  /// Explains an item of an office's store, as it would be classified now.
  public func explain(
    _ reference: String, in office: OfficeContext, model: String?
  ) throws(OfficeError) -> ExplanationReport {
    guard let detail = try OfficeError.wrap({ try office.store.item(reference) }) else {
      throw .unknownItem(reference, language)
    }
    guard !detail.row.isConfidential else {
      throw .confidential(detail.row.number.description, language)
    }
    return ExplanationReport(
      detail.item, id: detail.row.number.description, try classifier(model: model))
  }

  /// Explains the messages of an input, a JSON object a line; each is handed out as soon as it is read.
  public func explain(
    _ input: FileHandle, model: String?, report: (ExplanationReport) throws -> Void
  ) throws {
    let classifier = try classifier(model: model)
    var blocks = LineBlocks(input)
    var line = 0
    while let block = blocks.next() {
      for bytes in block.split(separator: 0x0A, omittingEmptySubsequences: false) {
        line += 1
        guard bytes.contains(where: { $0 > 0x20 }) else { continue }
        try report(try explanation(Array(bytes), classifier, line: line))
      }
      // The block's own last line break began no further line.
      if block.last == 0x0A { line -= 1 }
    }
  }

  private func explanation(
    _ bytes: [UInt8], _ classifier: Classifier, line: Int
  ) throws(OfficeError) -> ExplanationReport {
    guard case .object(let fields)? = try? JSONText.parse(bytes) else {
      throw OfficeError(
        .badData,
        "standard input:\(line): not a JSON object; give {\"id\",\"subject\",\"body\"} on a line")
    }
    let item = FeedbackItem(
      source: "", subject: fields["subject"]?.text ?? "", body: fields["body"]?.text ?? "")
    return ExplanationReport(item, id: fields["id"]?.text, classifier)
  }
}

extension ExplanationReport {
  /// What a classifier says of an item, and why.
  init(_ item: FeedbackItem, id: String?, _ classifier: Classifier) {
    let explanation = classifier.explain(item)
    self.id = id
    subject = item.subject
    body = item.body
    method = classifier.method
    topics = explanation.topics
    kind = explanation.classification.kind.rawValue
    department = explanation.classification.department
    review = explanation.classification.review?.rawValue
  }
}
