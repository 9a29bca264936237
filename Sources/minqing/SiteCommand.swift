internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// `minqing site`
struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Write all pages of one township, and of no other, into a folder; print the paths.",
    discussion: """
      Its digests and dossiers as they were frozen, and its stations' scorecards, projects and yearly page as \
      they are now, with a first page that leads to them. Give each township a folder of its own behind your \
      web server's rights (docs/townships.md).
      """)

  @OptionGroup var common: CommonOptions

  @Option(help: "The place's id.", completion: .ids(.place))
  var place: String

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output: String

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let folder = URL(fileURLWithPath: output).path
    for path in try await office.writeSite(place: place, to: folder) { printOut(path) }
  }
}
