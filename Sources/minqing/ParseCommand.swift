internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// `minqing parse`
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Read any payload and print its items as NDJSON; nothing is stored.",
    discussion: """
      With --raw each record is printed as it was read, before any mapping. Records that cannot be \
      read are told on standard error, and the command ends with 65.
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The format: feed, json, csv, xlsx, mail, open311 or html (default: found).")
  var format: String?

  @Option(help: "Read as this configured source says.")
  var source: String?

  @Option(help: "The dotted path to the records in a JSON document.")
  var records: String?

  @Option(help: "The payload's encoding, such as gb18030 (default: found).")
  var encoding: String?

  @Flag(help: "Print the records as they were read.")
  var raw = false

  @Argument(help: "A file, or - for standard input.")
  var file: String

  func run() throws {
    let options = ParseOptions(
      source: source, format: format, records: records, encoding: encoding, raw: raw)
    let parser = try RecordParser(
      options, configFolder: common.configFolder, explicitConfig: common.config != nil)
    var output = BufferedOutput()
    let summary = try parser.parse(
      file, line: { output.write($0) }, complaint: { printError("minqing: \(file): \($0)") })
    output.flush()
    if summary.rejected > 0 || summary.isCutOff {
      throw ExitCode(OfficeError.Code.badData.rawValue)
    }
  }
}
