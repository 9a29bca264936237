internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing doctor`
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the set-up; each failing check names its mend.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print the checks as JSON.")
  var json = false

  func run() throws {
    let checks = Doctor(common.configFolder, common.surroundings).checks()
    if json {
      try printJSON(checks)
    } else {
      for check in checks {
        printOut("\(check.passed ? "ok  " : "FAIL") \(check.name): \(check.finding)")
        if let mend = check.mend { printOut("     mend: \(mend)") }
      }
    }
    if checks.contains(where: { !$0.passed }) {
      throw ExitCode(OfficeError.Code.configuration.rawValue)
    }
  }
}
