internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing rates`
struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Show rates (响应率, 解决率, 满意率) from call-backs, by the formulas of rates.yaml.",
    subcommands: [
      RatesShowCommand.self, RatesItemsCommand.self, RatesExcludeCommand.self,
      RatesIncludeCommand.self, RatesExclusionsCommand.self,
    ], defaultSubcommand: RatesShowCommand.self)
}

/// Which window.
struct RateWindowOptions: ParsableArguments {
  @Option(help: "day, month or year, as rates.yaml says where they begin.")
  var period: RateSpan = .month

  @Option(help: "A day in the window, such as 2026-11-18 (default: the last window that is over).")
  var date: Day?

  @Option(help: "A department's id (default: all).")
  var department: String?

  @Option(help: "A place's id: that township or sub-district alone.")
  var place: String?

  var request: RateRequest {
    RateRequest(period: period.period, day: date, department: department, place: place)
  }
}

/// A period on the command line.
enum RateSpan: String, ExpressibleByArgument, CaseIterable {
  case day, month, year
}

/// `minqing rates show`
struct RatesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the rates of a window, by department and pooled, with and without exclusions.",
    discussion: """
      Bands stand beside the figures; ranks only where --rank asks for them. Where nothing was counted there \
      is no data, which is never ranked.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var window: RateWindowOptions

  @Flag(help: "Rank the departments that have data.")
  var rank = false

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try office.rates(window.request)
    try json ? printJSON(report) : printRates(report, office, ranked: rank)
  }
}

/// `minqing rates items`
struct RatesItemsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "items", abstract: "List the call-backs behind a rate, and what each adds to it.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The rate's id.")
  var rate: String

  @OptionGroup var window: RateWindowOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let items = try office.rateItems(rate, window.request)
    try json ? printJSON(items) : printRateItems(items, office)
  }
}

/// `minqing rates exclude`
struct RatesExcludeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exclude",
    abstract: "Leave an item out of rates (不纳入考核); who decided and why is kept.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "A work-order number (MQ-20261123-0007), a public id, or the source's own id.")
  var item: String

  @Option(help: "Why it does not count.")
  var reason: String

  func run() throws { try decide(common, item, true, reason) }
}

/// `minqing rates include`
struct RatesIncludeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "include", abstract: "Count an item in rates again; who decided and why is kept.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "A work-order number (MQ-20261123-0007), a public id, or the source's own id.")
  var item: String

  @Option(help: "Why it counts again.")
  var reason: String

  func run() throws { try decide(common, item, false, reason) }
}

private func decide(
  _ common: CommonOptions, _ item: String, _ isExcluded: Bool, _ reason: String
) throws {
  let office = try OfficeContext.open(common.configFolder, common.surroundings)
  let decided = try office.excludeFromRates(item, isExcluded, reason: reason)
  let kind = isExcluded ? "rates.exclude" : "rates.include"
  printOut("✓ \(decided.number)  \(office.name(.event, kind))")
  if !decided.isCalledBack {
    let words = Words(language: office.language)
    printOut(
      words(
        "  尚未回访过，回访之前本来就不计入。",
        "  It was never called back: until it is, no rate counts it anyway."))
  }
}

/// `minqing rates exclusions`
struct RatesExclusionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exclusions",
    abstract: "List the items that do not count in rates, with who decided and why.")

  @OptionGroup var common: CommonOptions

  @Option(help: "A place's id: that township or sub-district alone.")
  var place: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let items = try office.excludedItems(place: place)
    try json ? printJSON(items) : printExclusions(items, office)
  }
}
