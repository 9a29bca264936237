internal import ArgumentParser
internal import Office

/// `minqing fetch`
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch sources now, due or not, and store what they bring; no digests.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "Ids of sources (default: all).", completion: .ids(.source))
  var sources: [String] = []

  @Flag(help: "Print the report as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try await office.fetch(sources)
    try json ? printJSON(report) : printReport(report, office)
    if report.hasFailures { throw ExitCode(OfficeError.Code.sourcesFailed.rawValue) }
  }
}
