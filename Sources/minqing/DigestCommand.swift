internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing digest`
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Write the digest of a day, week or month, and print the paths written.")

  @OptionGroup var common: CommonOptions

  @Option(help: "A department's id (default: the whole office).")
  var department: String?

  @Flag(help: "Every department, and the whole office.")
  var all = false

  @Option(help: "A day in the period, such as 2026-11-22 (default: the last full period).")
  var date: Day?

  @Option(help: "day, week or month.")
  var period: Period = .day

  @Option(help: "html, md or json (default: html and md).")
  var format: [DigestFormat] = []

  func validate() throws {
    if all, department != nil {
      throw ValidationError("--all takes every department: leave --department out")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let paths = try office.writeDigests(
      DigestRequest(
        departments: all ? .all : .one(department), period: period, day: date,
        formats: format.isEmpty ? [.html, .markdown] : format))
    for path in paths { printOut(path) }
  }
}
