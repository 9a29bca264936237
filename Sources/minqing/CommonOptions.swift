internal import ArgumentParser
internal import Foundation
internal import Office

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "The config folder (default: MINQING_CONFIG, else ./config).")
  var config: String?

  @Option(name: .customLong("as"), help: "Who acts (default: the account).")
  var actor: String?

  @Option(
    help: ArgumentHelp(
      "Take this moment for the present, for rehearsals and tests.",
      discussion: "RFC 3339, such as 2026-11-23T07:30:00+08:00.", valueName: "time"))
  var now: Moment?

  /// How the argument that names an item is explained, wherever there is one.
  static let itemHelp: ArgumentHelp =
    "A work-order number (MQ-20261123-0007), a public id, or the source's own id."

  /// The config folder that holds.
  var configFolder: String {
    config ?? environment["MINQING_CONFIG"] ?? "config"
  }

  /// The process's environment.
  var environment: [String: String] { ProcessInfo.processInfo.environment }

  /// What the use cases may know of this process.
  var surroundings: Surroundings {
    let fixed = now?.date
    return Surroundings(
      now: { fixed ?? Date() }, environment: environment, actor: actor ?? NSUserName(),
      account: NSUserName(), host: ProcessInfo.processInfo.hostName,
      process: ProcessInfo.processInfo.processIdentifier, version: Minqing.version)
  }
}

/// A moment on the command line.
struct Moment: ExpressibleByArgument {
  var date: Date

  init?(argument: String) {
    guard let date = try? Date(argument, strategy: .iso8601) else { return nil }
    self.date = date
  }
}
