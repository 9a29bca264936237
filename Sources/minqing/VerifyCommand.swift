internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the store against itself: ledger, roll-ups, history, search index, digests.",
    discussion: "Ends with 65 where something does not add up, and says what.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print the findings as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let findings = try office.verify()
    if json {
      try printJSON(findings)
    } else {
      for finding in findings { printOut("✗ \(finding)") }
      if findings.isEmpty { printOut(Words(language: office.language)("核对无误。", "verified.")) }
    }
    if !findings.isEmpty { throw ExitCode(OfficeError.Code.badData.rawValue) }
  }
}
