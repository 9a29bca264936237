internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing evaluate`
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure how good the guesses on messages with known topics are.",
    discussion: """
      Reads {"subject","body","topic"} a line, or "topics":[...]. Guesses are taken among the topics that \
      the file holds. Without --model the model in use is measured, or the words where none is.
      """)

  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("from"), help: "The labelled messages, as NDJSON.")
  var file: String?

  @Flag(help: "By what people decided about items that queue review drew at random.")
  var store = false

  @Option(help: "The model's file.")
  var model: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard (file != nil) != store else {
      throw ValidationError("say what is known: --from FILE or --store")
    }
  }

  func run() async throws {
    guard let file else { return try evaluateStore() }
    let learning = try Learning(common)
    let report = try await learning.evaluate(from: file, model: model)
    if json { return try printJSON(report) }
    let words = Words(language: learning.language)
    printOut(report.method)
    printEvaluation(report.result, words)
    printOut(words("更像其他领域：", "another topic likelier: ") + percent(report.elsewhere))
  }

  private func evaluateStore() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let measured = try office.measuredDecisions()
    if json { return try printJSON(measured) }
    printMeasured(measured, office)
  }
}
