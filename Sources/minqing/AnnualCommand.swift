public import ArgumentParser
internal import Feedback
internal import Foundation
public import Office
internal import Terminal

extension AnnualFormat: ExpressibleByArgument {}

/// `minqing annual`
struct AnnualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annual",
    abstract: "Write the pages of a year: for everybody (年度公开), and of good practice (好做法).",
    subcommands: [
      AnnualPublicCommand.self, AnnualLearningCommand.self, AnnualNoteCommand.self,
    ])
}

/// Which page of a year.
struct AnnualOptions: ParsableArguments {
  @Option(help: "The year (default: the last one that is over).")
  var year: Int?

  @Option(help: "A place's id: the page of that township or sub-district alone.")
  var place: String?

  @Option(help: "zh-Hans or en (default: the office's language).")
  var language: Language?

  @Option(
    name: .shortAndLong, help: "The folder to write to (default: `folder` of annual.yaml).",
    completion: .directory)
  var output: String?

  func request(_ formats: [AnnualFormat]) -> AnnualRequest {
    AnnualRequest(
      year: year, place: place, language: language,
      folder: output.map { URL(fileURLWithPath: $0).path },
      formats: formats.isEmpty ? nil : formats)
  }
}

/// `minqing annual public`
struct AnnualPublicCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "public",
    abstract: "Write the yearly page for everybody, and its open data; print the paths written.",
    discussion: """
      Figures alone: nobody is quoted or named, no item is listed, and confidential items and reports (举报) \
      are in none of them. Small counts are hidden, and others so that they cannot be reckoned \
      (docs/public-report.md). Read it before you publish it; once a year, when the year is over.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var annual: AnnualOptions

  @Option(help: "html or json (default: both).")
  var format: [AnnualFormat] = []

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    for path in try await office.writePublicReport(annual.request(format)) { printOut(path) }
  }
}

/// `minqing annual learning`
struct AnnualLearningCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learning",
    abstract: "Write the yearly page of good practice; print the paths written.",
    discussion: """
      Stations and departments that improved most by the rule of annual.yaml, what they did (`annual note \
      add`), candidates for a demonstration station, and sentences for publicity. Of all others it says \
      nothing.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var annual: AnnualOptions

  @Option(help: "html, json or md (default: all).")
  var format: [AnnualFormat] = []

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    for path in try await office.writeLearningReport(annual.request(format)) { printOut(path) }
  }
}

/// `minqing annual note`
struct AnnualNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note",
    abstract: "Note what stations and departments did, for the page of good practice.",
    subcommands: [
      AnnualNoteAddCommand.self, AnnualNoteListCommand.self, AnnualNoteRemoveCommand.self,
    ], defaultSubcommand: AnnualNoteListCommand.self)
}

/// `minqing annual note add`
struct AnnualNoteAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a note; numbers of people in it are masked.",
    discussion: "It is shown where the page names the station or department. Name no residents.")

  @OptionGroup var common: CommonOptions

  @Option(help: "The station's id, name or alias.")
  var station: String?

  @Option(help: "The department's id or name.")
  var department: String?

  @Option(help: "What they did.")
  var text: String

  @Option(help: "When it was (default: today).")
  var date: Day?

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard (station == nil) != (department == nil) else {
      throw ValidationError("give --station or --department, one of them")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let subject: PracticeSubject =
      station.map { .station($0) } ?? .department(department ?? "")
    let note = try office.notePractice(subject, text, on: date)
    try json ? printJSON(note) : printNotes([note], office)
  }
}

/// `minqing annual note list`
struct AnnualNoteListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the notes.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Only those of a year.")
  var year: Int?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let notes = try office.practiceNotes(year: year)
    try json ? printJSON(notes) : printNotes(notes, office)
  }
}

/// `minqing annual note remove`
struct AnnualNoteRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Take a note back; its text is erased.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The id, such as N-3.")
  var note: String

  func run() throws {
    try OfficeContext.open(common.configFolder, common.surroundings).removePracticeNote(note)
  }
}

private func printNotes(_ notes: [PracticeNoteView], _ office: OfficeContext) {
  if notes.isEmpty {
    let words = Words(language: office.language)
    return printOut(
      words("没有记录；用 minqing annual note add 添加", "no notes; add one by `minqing annual note add`"))
  }
  for note in notes {
    printOut("\(note.id)  \(note.day)  \(note.name)  \(note.by)")
    printWrapped("    " + note.text)
  }
}
