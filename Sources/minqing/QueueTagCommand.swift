internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing queue tag`
struct QueueTagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Say that an item is about a topic; this wins over every guess.",
    discussion: """
      What a person says is kept apart from what is guessed, stays through every new classification, \
      and teaches the next training. The topic said last comes first.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: CommonOptions.itemHelp)
  var item: String

  @Argument(help: "Ids of topics, such as transport or natural-resources/land-requisition.")
  var topics: [String]

  func run() throws {
    try decide(item, TopicAnswer(tag: topics), common)
  }
}

/// `minqing queue untag`
struct QueueUntagCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "untag",
    abstract: "Say that an item is not about a topic; it is not guessed again.")

  @OptionGroup var common: CommonOptions

  @Argument(help: CommonOptions.itemHelp)
  var item: String

  @Argument(help: "Ids of topics, such as transport or natural-resources/land-requisition.")
  var topics: [String]

  func run() throws {
    try decide(item, TopicAnswer(untag: topics), common)
  }
}

/// Records an answer, and says what the item counts as then.
private func decide(_ item: String, _ answer: TopicAnswer, _ common: CommonOptions) throws {
  let office = try OfficeContext.open(common.configFolder, common.surroundings)
  let found = try office.decide(item, answer).item
  let words = Words(language: office.language)
  let none = words("（无）", "(none)")
  printOut(
    "\(found.number)  \(found.topicName ?? none) · \(found.departmentName ?? none)")
}
