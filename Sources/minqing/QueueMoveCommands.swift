public import ArgumentParser
internal import Foundation
public import Office

// The moves of docs/casework.md, one command each.

/// `minqing queue assign`
struct QueueAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Ask a department to answer (派单); it stays so through every new guess.")

  @OptionGroup var targets: MoveTargets

  @Option(
    help: "The lead department (主办), by id, name or alias; left out: each item's own.",
    completion: .ids(.department))
  var to: String?

  @Option(name: .customLong("with"), parsing: .upToNextOption, help: "Departments that help (协办).")
  var assisting: [String] = []

  func run() throws { try targets.make(.assign(lead: to, assisting: assisting)) }
}

/// `minqing queue accept`
struct QueueAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Take an assigned item in hand (签收).")

  @OptionGroup var targets: MoveTargets

  func run() throws { try targets.make(.accept) }
}

/// `minqing queue return`
struct QueueReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: "Say that an item is for another department (退回).")

  @OptionGroup var targets: MoveTargets

  @Option(help: "Why, and whose it is.")
  var reason: String

  func run() throws { try targets.make(.return(reason: reason)) }
}

/// `minqing queue extend`
struct QueueExtendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: "Ask for more time (延期), within the limits of casework.yaml.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "How much longer: `5 working days`, 5个工作日, 15天.")
  var by: String

  @Option(help: "Why.")
  var reason: String

  func run() throws { try targets.make(.extend(span: by, reason: reason)) }
}

/// `minqing queue pause`
struct QueuePauseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Wait for the resident: the clock stands still.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "What is waited for.")
  var reason: String

  func run() throws { try targets.make(.pause(reason: reason)) }
}

/// `minqing queue resume`
struct QueueResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on after a pause.")

  @OptionGroup var targets: MoveTargets

  func run() throws { try targets.make(.resume) }
}

/// `minqing queue reply`
struct QueueReplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reply", abstract: "Record what the department answered (答复).",
    discussion: "Many answers at once, from a table of numbers and answers: queue import-replies.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "The answer.")
  var answer: String

  @Option(
    help: ArgumentHelp(
      "When it was given (default: now).",
      discussion: "Such as `2026-11-20 16:00` or 2026-11-20.",
      valueName: "time"))
  var at: String?

  func run() throws {
    try targets.make { office in
      .reply(text: answer, at: try at.map { try moment($0, office) })
    }
  }

  private func moment(_ text: String, _ office: OfficeContext) throws -> Date {
    guard let moment = writtenMoment(text, in: office.timeZone) else {
      throw OfficeError(
        .usage,
        Words(language: office.language)(
          "--at：“\(text)”不是时间；请写成 \"2026-11-20 16:00\" 或 2026-11-20",
          "--at: \"\(text)\" is no time; write it as \"2026-11-20 16:00\" or 2026-11-20"))
    }
    return moment
  }
}

/// `minqing queue callback`
struct QueueCallbackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "callback", abstract: "Record what the resident said when called back (回访).")

  @OptionGroup var targets: MoveTargets

  @Flag(inversion: .prefixedNo, help: "Whether the resident was reached.")
  var contacted = true

  @Option(help: "yes, partly or no.")
  var resolved: QueueCallbackAnswer.Resolved?

  @Option(help: "satisfied, basically or dissatisfied.")
  var satisfied: QueueCallbackAnswer.Satisfied?

  @Option(help: "What else was said.")
  var say: String?

  func run() throws {
    try targets.make(
      .callback(
        QueueCallbackAnswer(contacted: contacted, resolved: resolved, satisfied: satisfied),
        text: say))
  }
}

/// `minqing queue close`
struct QueueCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close an item that was answered (办结).")

  @OptionGroup var targets: MoveTargets

  @Option(help: "A last word.")
  var say: String?

  func run() throws { try targets.make(.close(text: say)) }
}

/// `minqing queue reopen`
struct QueueReopenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open an item again (重办): its clock starts anew.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "Why.")
  var reason: String

  func run() throws { try targets.make(.reopen(reason: reason)) }
}

/// `minqing queue merge`
struct QueueMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Let another item stand for these; both stay voices.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "The number of the item that stands for them.")
  var into: String

  func run() throws { try targets.make(.merge(into: into)) }
}

/// `minqing queue split`
struct QueueSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Undo a merger.")

  @OptionGroup var targets: MoveTargets

  func run() throws { try targets.make(.split) }
}

/// `minqing queue out-of-scope`
struct QueueOutOfScopeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "out-of-scope", abstract: "Say that an item is not for this office (不予受理).")

  @OptionGroup var targets: MoveTargets

  @Option(help: "Why.")
  var reason: String

  func run() throws { try targets.make(.outOfScope(reason: reason)) }
}

/// `minqing queue confide`
struct QueueConfideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confide",
    abstract: "Make an item confidential: it leaves lists, searches and digests.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "Why.")
  var say: String?

  func run() throws { try targets.make(.confide(text: say)) }
}

/// `minqing queue unconfide`
struct QueueUnconfideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unconfide", abstract: "Make a confidential item an ordinary one.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "Why.")
  var reason: String

  func run() throws { try targets.make(.unconfide(reason: reason)) }
}

/// `minqing queue note`
struct QueueNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Keep a note with an item.")

  @OptionGroup var targets: MoveTargets

  @Option(help: "The note.")
  var say: String

  func run() throws { try targets.make(.note(text: say)) }
}

extension QueueCallbackAnswer.Resolved: ExpressibleByArgument {
  /// An answer by its id or in Chinese.
  public init?(argument: String) {
    let names: [String: Self] = ["是": .yes, "部分": .partly, "否": .no]
    guard let answer = names[argument] ?? Self(rawValue: argument) else { return nil }
    self = answer
  }
}

extension QueueCallbackAnswer.Satisfied: ExpressibleByArgument {
  /// An answer by its id or in Chinese.
  public init?(argument: String) {
    let names: [String: Self] = ["满意": .satisfied, "基本满意": .basically, "不满意": .dissatisfied]
    guard let answer = names[argument] ?? Self(rawValue: argument) else { return nil }
    self = answer
  }
}
