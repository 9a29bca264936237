internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing deliver`
struct DeliverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Hand the mails that bring digests to the mail server; `run` does so by itself.",
    discussion: """
      A mail is put into the outbox together with its digest and stays there until the server has \
      taken it, under the same Message-ID; after a crash in between it can come twice and is known by \
      it. Ends with 69 where mails could not be handed over.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "Send nothing: write what waits as .eml files into a folder.")
  var dryRun: String?

  @Flag(help: "Try all again now, also those given up.")
  var retry = false

  @Flag(help: "Print as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    if let dryRun { return try office.writeMails(to: dryRun).forEach { printOut($0) } }
    let report = try await office.deliver(retrying: retry)
    let words = Words(language: office.language)
    if json {
      try printJSON(report)
    } else if report.sent + report.waiting + report.givenUp == 0 {
      printOut(words("没有待发的邮件。", "no mail is waiting."))
    } else {
      printDelivery(report, words)
    }
    if report.hasFailures { throw ExitCode(OfficeError.Code.unavailable.rawValue) }
  }
}
