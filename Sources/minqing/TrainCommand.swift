internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing train`
struct TrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a model on messages whose topics are known.",
    discussion: """
      Reads {"subject","body","topic"} a line, or "topics":[...]. Accuracy is measured on messages held \
      out, by their "fold" where they have one, and compared with what is in use. In the folder models \
      beside the store the new model is used at once where it is better. With --store --bootstrap it \
      learns, without any label, from the stored messages that the words are sure of; items that queue \
      review drew at random are the check, a hundred or more of them, and without it the model is \
      written and not used.
      """)

  @OptionGroup var common: CommonOptions

  @Option(name: .customLong("from"), help: "The labelled messages, as NDJSON.")
  var file: String?

  @Flag(help: "Learn from what people have decided in the store, by queue review and queue tag.")
  var store = false

  @Flag(help: "With --store: learn from what the words are sure of; decisions are the check.")
  var bootstrap = false

  @Option(help: "Where the model goes, such as var/models/2026-11.model.")
  var output: String

  @Option(help: "The same seed and messages give the same model.")
  var seed: UInt64 = 1

  @Flag(help: "Take the place of the model in use even where that is better.")
  var force = false

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard (file != nil) != store else {
      throw ValidationError("say what to learn from: --from FILE or --store")
    }
    guard store || !bootstrap else {
      throw ValidationError("--bootstrap learns from the store; add --store instead of --from")
    }
  }

  func run() async throws {
    let learning = try Learning(common)
    let report = try await learning.train(
      TrainingOptions(
        file: file, output: output, seed: seed, force: force, bootstrap: bootstrap),
      common.surroundings)
    if json { return try printJSON(report) }
    printTraining(report, Words(language: learning.language))
  }
}
