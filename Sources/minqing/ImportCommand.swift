internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take files in, each once, by content.",
    discussion: """
      With --source the files are read as that source says; without it they belong to the source \
      `import`, and format and fields are found by name and content. A file that was cut off is taken \
      as far as it goes, and the command ends with 65.

      --replay reads again what came before, from the bytes that were kept, after words, fields or \
      places were mended: refused records that are good now come in, items are classified anew.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The id of a configured source that the files belong to.")
  var source: String?

  @Option(help: "The format: feed, json, csv, xlsx, mail, open311 or html (default: found).")
  var format: String?

  @Flag(help: "Past feedback: it counts as received when it was submitted.")
  var history = false

  @Flag(help: "Read again what was kept, of --source or of all sources; takes no files.")
  var replay = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  @Argument(help: "The files.")
  var files: [String] = []

  func validate() throws {
    if replay, !files.isEmpty || format != nil || history {
      throw ValidationError("--replay takes no files, no --format and no --history")
    }
    if !replay, files.isEmpty { throw ValidationError("name at least one file, or --replay") }
  }

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report =
      replay
      ? try await office.replay(source: source, withRejects: false)
      : try await office.importFiles(
        files, ImportOptions(source: source, format: format, history: history))
    try json ? printJSON(report) : printReport(report, office)
    for error in report.sources.compactMap(\.error) { printError("minqing: \(error)") }
    if report.hasFailures { throw ExitCode(OfficeError.Code.badData.rawValue) }
  }
}
