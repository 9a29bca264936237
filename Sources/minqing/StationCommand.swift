public import ArgumentParser
internal import Feedback
public import Office
internal import Terminal

/// `minqing station`
struct StationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "station",
    abstract: "See what liaison stations (代表联络站) have, do and reach: 建, 管, 用.",
    subcommands: [
      StationListCommand.self, StationShowCommand.self, StationImportCommand.self,
      StationScorecardCommand.self, StationCoverageCommand.self, StationEchoCommand.self,
      StationCandidatesCommand.self,
    ],
    defaultSubcommand: StationListCommand.self)
}

/// `minqing station list`
struct StationListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the stations of stations.yaml.")

  @OptionGroup var common: CommonOptions

  @Option(help: "Only those in a place, by its id.")
  var place: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let stations = try office.stationList(place: place)
    try json ? printJSON(stations) : printStations(stations, office)
  }
}

/// `minqing station show`
struct StationShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a station: its deputies, checklist and last activities.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The station's id, name or alias.")
  var station: String

  @Flag(help: "Print as JSON, with every activity.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let detail = try office.stationShow(station)
    try json ? printJSON(detail) : printStation(detail, office)
  }
}

/// `minqing station import`
struct StationImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take tables of deputies, activities or checklist findings in.",
    discussion: """
      CSV or XLSX; columns are found by their names, Chinese or English (docs/stations.md lists them). \
      Everything is checked before anything is written: where one row is wrong, every fault is told with \
      its file and line, and nothing changes. The same file again changes nothing.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "deputies, activities or checklist.")
  var table: StationTable

  @Argument(help: "The files; they are checked together.", completion: .file())
  var files: [String]

  @Flag(help: "Let deputies who are enrolled in another station move.")
  var move = false

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if move, table != .deputies { throw ValidationError("--move goes with deputies") }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let report = try office.importStations(table, files, moves: move)
    if json { return try printJSON(report) }
    let words = Words(language: office.language)
    report.notes.forEach(printError)
    let isNothing = report.new + report.changed == 0
    printOut(
      words(
        "新增 \(report.new) 行，变更 \(report.changed) 行，原已有 \(report.unchanged) 行",
        "\(report.new) rows new, \(report.changed) changed, \(report.unchanged) were there")
        + (isNothing ? words("：没有变化", ": nothing changed") : ""))
  }
}

extension StationTable: ExpressibleByArgument {}

/// Which span, and where.
struct StationSpanOptions: ParsableArguments {
  @Option(help: "week, month, quarter or year.")
  var period: StationSpan = .month

  @Option(help: "A day in the span, such as 2026-10-18 (default: the last span that is over).")
  var date: Day?

  @Option(help: "Only stations in a place, by its id.")
  var place: String?

  @Flag(help: "Print as JSON.")
  var json = false

  var request: StationRequest {
    StationRequest(period: period.span, day: date, place: place)
  }
}

/// A span on the command line.
enum StationSpan: String, ExpressibleByArgument, CaseIterable {
  case week, month, quarter, year

  var span: PlanSpan { PlanSpan(rawValue: rawValue) ?? .month }
}

/// `minqing station scorecard`
struct StationScorecardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorecard",
    abstract: "Measure stations over a span: built, managed and used, each by itself.",
    discussion: """
      Bands stand beside the figures; ranks only where --rank names a figure. A group's band is that of its \
      lowest share. Where nothing was due there is no data; totals are pooled. What is resolved (*) depends \
      on departments, and makes no band.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var span: StationSpanOptions

  @Option(
    help: """
      Rank by a figure: checklist, openings, attendance, register, heard, raised, items, echoed or resolved.
      """)
  var rank: StationRanking?

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let scorecard = try office.stationScorecard(span.request)
    try span.json ? printJSON(scorecard) : printScorecard(scorecard, office, rank: rank?.rank)
  }
}

/// A figure on the command line.
enum StationRanking: String, ExpressibleByArgument, CaseIterable {
  case checklist, openings, attendance, register, heard, raised, items, echoed, resolved

  var rank: StationRank? { StationRank(rawValue: rawValue) }
}

/// `minqing station candidates`
struct StationCandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Name candidates for demonstration stations (示范站), by the rule of stations.yaml.")

  @OptionGroup var common: CommonOptions
  @OptionGroup var span: StationSpanOptions

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let scorecard = try office.stationCandidates(span.request)
    try span.json ? printJSON(scorecard) : printCandidates(scorecard, office)
  }
}

/// `minqing station coverage`
struct StationCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Name districts and deputies without a station, and stations that do not open.")

  @OptionGroup var common: CommonOptions

  @Option(help: "After how many days without an opening a station is named (default: quiet_days).")
  var days: Int?

  @Option(help: "Only a place, by its id.")
  var place: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    if let days, !(1...3_660).contains(days) {
      throw ValidationError("--days takes a number from 1 to 3660")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let gaps = try office.stationGaps(days: days, place: place)
    try json ? printJSON(gaps) : printGaps(gaps, office)
  }
}

/// `minqing station echo`
struct StationEchoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo",
    abstract: "List what people raised at a station, with the answers to tell them.",
    discussion: """
      A resident counts as told by the first call-back that reached them since the answer. Confidential items \
      and reports (举报) of the topics of reports_about are counted, and not listed; texts are masked. With \
      --output the list goes into a CSV file or a workbook, for the station.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The station's id, name or alias.")
  var station: String

  @Flag(help: "Only what is answered, but not told yet.")
  var waiting = false

  @Option(help: "Received on this day or later, such as 2026-11-01.")
  var since: Day?

  @Option(name: .shortAndLong, help: "A file: .csv or .xlsx.", completion: .file())
  var output: String?

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let echo = try office.stationEcho(station, waiting: waiting, since: since)
    let words = Words(language: office.language)
    if let output {
      try office.writeStationEcho(echo.items, of: station, to: output)
      let count = echo.items.count
      printOut(words("已写出 \(count) 条：\(output)", "wrote \(count) items: \(output)"))
    } else {
      try json ? printJSON(echo.items) : printEcho(echo.items, office)
    }
    if echo.withheld > 0 {
      printError(
        words(
          "另有 \(echo.withheld) 条为保密件或举报，只计数，不列出",
          "\(echo.withheld) more are confidential or reports: counted, and not listed"))
    }
  }
}
