internal import ArgumentParser

@main
struct Minqing: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "minqing",
    abstract: "Turns residents' feedback from many sources into one queue and daily digests.",
    discussion: """
      民情: hear (fetch, import), understand (topics, places, departments), keep (one SQLite file),
      tell (a digest per department). `minqing init` sets up a folder, `minqing run` does what is due.
      """,
    version: version,
    subcommands: [
      InitCommand.self, RunCommand.self, DoctorCommand.self, VerifyCommand.self,
      DeliverCommand.self, BackupCommand.self, RestoreCommand.self,
      SourcesCommand.self, FetchCommand.self, ImportCommand.self, ParseCommand.self,
      ClassifyCommand.self, TrainCommand.self, EvaluateCommand.self, ExplainCommand.self,
      ModelsCommand.self, QueueCommand.self, MattersCommand.self, SearchCommand.self,
      IndexCommand.self,
      DigestCommand.self, BallotCommand.self, RatesCommand.self, StationCommand.self,
      AppraiseCommand.self, RectifyCommand.self, ProjectCommand.self, AnnualCommand.self,
      SiteCommand.self,
      ForgetCommand.self, RetentionCommand.self, KeyCommand.self, CompletionCommand.self,
    ])
}
