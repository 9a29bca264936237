internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

/// `minqing completion`
struct CompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Let the shell complete commands, options and the office's ids.",
    discussion: """
      Without --install the script is printed. bash needs the package bash-completion; zsh reads the \
      folder where it is in fpath before compinit: fpath=(~/.zfunc $fpath).
      """)

  /// A shell whose completions can be written.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var known: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "bash, zsh or fish (default: the shell of SHELL).")
  var shell: Shell?

  @Flag(help: "Write it where the shell looks, and print where that is.")
  var install = false

  func run() throws {
    let detected = CompletionShell.autodetected().flatMap { Shell(rawValue: $0.rawValue) }
    guard let shell = shell ?? detected else {
      throw ValidationError("SHELL names no shell that is known; name one: bash, zsh or fish")
    }
    let script = Minqing.completionScript(for: shell.known)
    guard install else { return printOut(script, terminator: "") }
    let file = Self.file(for: shell, ProcessInfo.processInfo.environment)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(script.utf8).write(to: file, options: .atomic)
    } catch {
      throw OfficeError(.cannotWrite, "\(file.path) cannot be written; print the script instead")
    }
    printOut(file.path)
  }

  /// Where a shell looks for a user's completions (XDG Base Directory).
  private static func file(for shell: Shell, _ environment: [String: String]) -> URL {
    let home = URL(fileURLWithPath: environment["HOME"] ?? NSHomeDirectory())
    func folder(_ variable: String, _ path: String) -> URL {
      environment[variable].map { URL(fileURLWithPath: $0) } ?? home.appendingPathComponent(path)
    }
    return switch shell {
    case .zsh: home.appendingPathComponent(".zfunc/_minqing")
    case .fish:
      folder("XDG_CONFIG_HOME", ".config").appendingPathComponent("fish/completions/minqing.fish")
    case .bash:
      folder("XDG_DATA_HOME", ".local/share")
        .appendingPathComponent("bash-completion/completions/minqing")
    }
  }
}

extension CompletionKind {
  /// The ids of the office whose config folder the command line, the environment or the folder names.
  static func ids(_ kind: IDKind) -> CompletionKind {
    .custom { words, _, _ in
      let named = words.lastIndex(of: "--config").flatMap { words.dropFirst($0 + 1).first }
      let folder = named ?? ProcessInfo.processInfo.environment["MINQING_CONFIG"] ?? "config"
      return OfficeContext.knownIDs(kind, configFolder: folder)
    }
  }
}
