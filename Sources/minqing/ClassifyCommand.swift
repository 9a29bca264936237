internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// `minqing classify`
struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Say what messages are about, as a filter over NDJSON.",
    discussion: """
      Reads {"id","subject","body"} a line and prints it with "topics" (best first), "kind", "place", \
      "department" and "review" added. Order is kept; a bad line gets an error object in its place.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Read NDJSON from standard input (the only form so far).")
  var stdin = false

  func validate() throws {
    guard stdin else { throw ValidationError("classify reads standard input: add --stdin") }
  }

  func run() async throws {
    let filter = try ClassifyFilter(
      configFolder: common.configFolder, explicitConfig: common.config != nil)
    await filter.run(.standardInput) { FileHandle.standardOutput.write(Data($0)) }
  }
}
