internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing models`
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Look at the trained models of the office, compare them, and choose one.",
    discussion: "They lie in the folder models beside the store; `train --output` puts them there.",
    subcommands: [ModelsListCommand.self, ModelsUseCommand.self, ModelsDiffCommand.self],
    defaultSubcommand: ModelsListCommand.self)
}

/// `minqing models list`
struct ModelsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the models with their accuracy on messages held out.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let learning = try Learning(common)
    let models = try learning.models(), words = Words(language: learning.language)
    if json { return try printJSON(models) }
    var table = TextTable([
      .fixed(""), .fixed(words("名称", "name")), .fixed(words("训练时间", "trained")),
      .figure(words("条数", "messages")), .figure(words("领域", "topics")),
      .figure(words("准确率", "accuracy")), .figure(words("宏平均 F1", "macro-F1")),
    ])
    for model in models {
      guard let facts = model.facts else { continue }
      table.add([
        model.isInUse ? "*" : "", model.name, shortTime(facts.trainedAt, .gmt),
        "\(facts.messages)", "\(facts.topics.count)", percent(facts.heldOut.accuracy),
        percent(facts.heldOut.macroF1),
      ])
    }
    if models.isEmpty { return printOut(words("还没有模型", "no models")) }
    printTable(table)
    for fault in models.compactMap(\.fault) { printOut("✗ \(fault)") }
  }
}

/// `minqing models use`
struct ModelsUseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "use",
    abstract: "Find topics with this model from now on; going back is the same command.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The model's name, or none for the words alone.")
  var name: String

  func run() throws { try Learning(common).use(model: name) }
}

/// `minqing models diff`
struct ModelsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two models by their F1 on messages held out.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "A model's name.")
  var first: String

  @Argument(help: "The name of the model to compare it with (default: the one in use).")
  var second: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let learning = try Learning(common), words = Words(language: learning.language)
    let difference = try learning.difference(first, second)
    if json { return try printJSON(difference) }
    var table = TextTable([
      .fixed(words("领域", "topic")), .figure(difference.first.name),
      .figure(difference.second.name), .figure(words("相差", "difference")),
    ])
    for (id, change) in difference.f1.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      let figures = [difference.first, difference.second].map { model in
        model.facts?.heldOut.topics[id].map { percent($0.f1) } ?? "-"
      }
      table.add([id] + figures + [decimals(change * 100, 1)])
    }
    printTable(table)
  }
}

extension Learning {
  /// Learning with the configuration that the command names.
  init(_ common: CommonOptions) throws {
    try self.init(configFolder: common.configFolder, explicitConfig: common.config != nil)
  }
}
