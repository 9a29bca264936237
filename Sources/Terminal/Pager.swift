internal import Foundation

/// Shows what is printed through the reader's pager, where a person reads at a terminal.
///
/// `PAGER` names it, with its arguments (`cat` turns it off); else it is `less`, which ends by itself where all
/// fits on one screen (`LESS`, unless set, is FRX). Where there is none, what is printed goes straight out.
public enum Pager {
  /// Runs a body whose standard output the pager shows; returns when the reader has left it.
  public static func paging(
    _ console: Console, environment: [String: String], _ body: () throws -> Void
  ) rethrows {
    guard console.isTerminal, environment["TERM"] != "dumb",
      let command = command(environment), let pager = start(command, environment)
    else { return try body() }
    defer { end(pager) }
    try body()
  }

  private static func command(_ environment: [String: String]) -> String? {
    let command = environment["PAGER"] ?? "less"
    guard let program = command.split(separator: " ").first, program != "cat" else { return nil }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/" }
    let paths = program.contains("/") ? [String(program)] : folders.map { $0 + program }
    return paths.contains { FileManager.default.isExecutableFile(atPath: $0) } ? command : nil
  }

  /// A pager at work, and the terminal that standard output was connected to.
  private struct Running {
    var process: pid_t
    var terminal: Int32
  }

  private static func start(_ command: String, _ environment: [String: String]) -> Running? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    let (input, output) = (ends[0], ends[1])
    // What is left open here would keep the pager waiting for more.
    _ = fcntl(output, F_SETFD, FD_CLOEXEC)
    var process: pid_t = 0
    let started = spawn(command, environment, input: input, &process)
    close(input)
    let terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard started, terminal >= 0 else {
      close(output)
      return nil
    }
    // Ctrl-C is the pager's: without us the terminal would have two readers.
    signal(SIGINT, SIG_IGN)
    dup2(output, STDOUT_FILENO)
    close(output)
    return Running(process: process, terminal: terminal)
  }

  private static func spawn(
    _ command: String, _ environment: [String: String], input: Int32, _ process: inout pid_t
  ) -> Bool {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, input)
    let variables = ["LESS": "FRX", "LESSCHARSET": "utf-8"].merging(environment) { $1 }
    var arguments = ["sh", "-c", command].map { (text: String) in strdup(text) } + [nil]
    var settings = variables.map { name, value in strdup("\(name)=\(value)") } + [nil]
    defer { (arguments + settings).forEach { free($0) } }
    return posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, &settings) == 0
  }

  private static func end(_ pager: Running) {
    // The end of what is read; then the terminal again.
    dup2(pager.terminal, STDOUT_FILENO)
    close(pager.terminal)
    var status: Int32 = 0
    while waitpid(pager.process, &status, 0) < 0, errno == EINTR {}
    signal(SIGINT, SIG_DFL)
  }
}
