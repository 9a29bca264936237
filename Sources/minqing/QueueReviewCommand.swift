internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing queue review`
struct QueueReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decide about topics, item by item, with one key each.",
    discussion: """
      Items come first that teach most: unsure ones, and those of topics with few decisions. Every \
      fifth is drawn at random from all that nobody has decided about, so that `evaluate --store` can \
      say how often guesses are right. Keys: Return or 1 accepts the first guess, 2 to 9 another, \
      t shows all topics, n says that it is none of the guesses, s skips, u takes the last answer \
      back, q quits; each answer is kept at once.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var filter: QueueFilterOptions

  @Option(help: "Stop after so many answers.")
  var limit: Int?

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    var loop = ReviewLoop(
      office, try office.reviewQueue(filter.filter, SystemRandomNumberGenerator()))
    try loop.run(limit: limit ?? .max)
  }
}
