public import ArgumentParser
public import Office

// The moves of docs/casework.md, one command each.

/// `minqing queue assign`
struct QueueAssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Ask a department to answer (派单); it stays so through every new guess.")

  @OptionGroup var targets: MoveTargets

  @Option(
    help: "The lead department's id (主办); left out: the one that each item has.",
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

  @Option(help: "How much longer, such as `5 working days`.")
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
      discussion: "RFC 3339, such as 2026-11-20T16:00:00+08:00.",
      valueName: "time"))
  var at: Moment?

  func run() throws { try targets.make(.reply(text: answer, at: at?.date)) }
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

extension QueueCallbackAnswer.Resolved: ExpressibleByArgument {}
extension QueueCallbackAnswer.Satisfied: ExpressibleByArgument {}
