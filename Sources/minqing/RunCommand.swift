internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing run`
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Do what is due: fetch every source, then write the digests.",
    discussion: """
      Made for cron: one run at a time (a second one ends with 75), and a source that fails does not \
      stop the others (76 at the end). Twice in a row, the second run finds nothing new.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Say what would be done; fetch and write nothing.")
  var dryRun = false

  @Flag(help: "Print the run report as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    if dryRun {
      let plan = try office.plan()
      return try json ? printJSON(plan) : printOut(plan.text(office.language, office.timeZone))
    }
    let report = try await office.run()
    try json ? printJSON(report) : printReport(report, office, withDigests: true)
    if report.hasFailures { throw ExitCode(OfficeError.Code.sourcesFailed.rawValue) }
  }
}
