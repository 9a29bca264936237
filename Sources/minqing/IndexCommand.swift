internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing index`
struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Bring the search index up to date; every run and import does it too.",
    discussion: "It goes on where it stopped. What it says is checked by `minqing verify`.")

  @OptionGroup var common: CommonOptions

  @Flag(help: "Make the index anew.")
  var rebuild = false

  @Flag(help: "Print the report as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try await office.indexItems(rebuild: rebuild)
    if json { return try printJSON(report) }
    printOut(
      Words(language: office.language)(
        "编入索引 \(report.indexed) 条", "indexed: \(report.indexed)"))
  }
}
