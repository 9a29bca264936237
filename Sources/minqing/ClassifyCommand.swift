internal import ArgumentParser
internal import Feedback
internal import Foundation
internal import Office
internal import Terminal

/// `minqing classify`
struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say what messages are about: those in the store anew, or NDJSON as a filter.",
    discussion: """
      With --all or --since, stored items are classified anew, after words, places, departments or the \
      model have changed; what people have decided stays. With --stdin: reads {"id","subject","body"} \
      a line and prints it with "topics" (best first), "kind", "urgency", "place", "department" and \
      "review" added. Order is kept; a bad line gets an error object in its place.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Classify every stored item anew.")
  var all = false

  @Option(help: "Classify stored items anew that were received on this day or later.")
  var since: Day?

  @Flag(help: "Read NDJSON from standard input.")
  var stdin = false

  @Flag(help: "Print the report of --all or --since as JSON.")
  var json = false

  @Option(help: "The file of a trained model (default: the model in use).")
  var model: String?

  @Flag(help: "Name every first-level topic with its score.")
  var allTopics = false

  func validate() throws {
    guard [all, since != nil, stdin].count(where: { $0 }) == 1 else {
      throw ValidationError("say what is to be classified: --all, --since DAY or --stdin")
    }
  }

  func run() async throws {
    guard stdin else { return try await classifyStored() }
    let filter = try ClassifyFilter(
      configFolder: common.configFolder, explicitConfig: common.config != nil,
      model: model, allTopics: allTopics)
    await filter.run(.standardInput) { FileHandle.standardOutput.write(Data($0)) }
  }

  private func classifyStored() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try await office.classifyStored(since: since)
    if json { return try printJSON(report) }
    printOut(
      Words(language: office.language)(
        "重新分类 \(report.classified) 条，其中 \(report.changed) 条有变化。",
        "classified \(report.classified), of which \(report.changed) changed."))
  }
}
