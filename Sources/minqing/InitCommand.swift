internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Set up a folder: the configuration to edit, and an inbox for files.",
    discussion: "Files that are already there are left as they are.")

  @Argument(help: "The folder to set up.")
  var folder = "."

  func run() throws {
    let written = try OfficeSetup.initialise(folder)
    for path in written { printOut("wrote \(path)") }
    if written.isEmpty { printOut("nothing to write: \(folder) is set up already") }
    printOut(
      """

      next: edit \(folder)/config/minqing.yaml (the office's id and name, the sources),
      then, in \(folder): minqing doctor; minqing run
      """)
  }
}
