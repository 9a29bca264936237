internal import ArgumentParser
internal import Feedback
internal import Foundation
internal import Office
internal import Terminal

/// `minqing explain`
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why messages are about their topics: what spoke for and against each.",
    discussion: """
      Of an item in the store, or of {"id","subject","body"} a line with --stdin. A weight says how much a piece of text adds to a topic's \
      score, a negative one what it takes away; places count Unicode scalars from 0.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: CommonOptions.itemHelp)
  var item: String?

  @Flag(help: "Read NDJSON from standard input.")
  var stdin = false

  @Option(help: "The file of a trained model (default: the model in use).")
  var model: String?

  @Flag(help: "Print as a JSON array.")
  var json = false

  func validate() throws {
    guard (item != nil) != stdin else {
      throw ValidationError("say what is to be explained: an item, or --stdin")
    }
  }

  func run() throws {
    let learning = try Learning(common)
    if let item {
      let office = try OfficeContext.open(common.configFolder, common.surroundings)
      let report = try learning.explain(item, in: office, model: model)
      return json ? try printJSON(report) : printExplanation(report, learning)
    }
    var reports: [ExplanationReport] = []
    try learning.explain(.standardInput, model: model) { report in
      if json {
        reports.append(report)
      } else {
        printExplanation(report, learning)
      }
    }
    if json { try printJSON(reports) }
  }
}

/// Prints a message in colour by what speaks for its best topic, and the weights for each topic.
private func printExplanation(_ report: ExplanationReport, _ learning: Learning) {
  let words = Words(language: learning.language)
  let spans = report.topics.first?.evidence ?? []
  for (part, text) in [("subject", report.subject), ("body", report.body)] where !text.isEmpty {
    printOut(console.isTerminal ? coloured(text, spans.filter { $0.part == part }) : text)
  }
  let reason = report.review.flatMap(ReviewReason.init(rawValue:))
  let doubt = reason.map { "  (\(reviewText($0, words)))" } ?? ""
  printOut("→ \(report.method)\(doubt)")
  for topic in report.topics {
    let name = learning.topicName(topic.second ?? topic.id)
    printOut("\(decimals(topic.score, 2))  \(topic.id) \(name)")
    for span in topic.evidence {
      let sign = span.weight > 0 ? "+" : "-"
      let part = span.part == "subject" ? words("标题", "subject") : words("正文", "body")
      printOut(
        "  \(sign)\(decimals(abs(span.weight), 3))  \(span.text)  \(part) \(span.start)")
    }
  }
  printOut("")
}

/// A text with what speaks for a topic in green and what speaks against it in red.
private func coloured(_ text: String, _ spans: [ExplanationReport.Topic.Span]) -> String {
  let scalars = Array(text.unicodeScalars)
  var output = String.UnicodeScalarView(), next = 0
  for span in spans.sorted(by: { $0.start < $1.start }) where span.start >= next {
    output.append(contentsOf: scalars[next..<span.start])
    next = min(scalars.count, span.start + span.length)
    output.append(contentsOf: (span.weight > 0 ? "\u{1B}[32m" : "\u{1B}[31m").unicodeScalars)
    output.append(contentsOf: scalars[span.start..<next])
    output.append(contentsOf: "\u{1B}[0m".unicodeScalars)
  }
  output.append(contentsOf: scalars[next...])
  return String(output)
}
