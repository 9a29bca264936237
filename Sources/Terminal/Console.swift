internal import Foundation

/// What standard output is connected to.
public struct Console: Sendable {
  /// True where a person reads, false for a pipe or a file.
  public var isTerminal: Bool
  /// Columns of the terminal; nil where there is none.
  public var width: Int?
  /// True where colours are seen and wanted (`NO_COLOR`, no-color.org).
  public var hasColour: Bool

  /// The console of this process: `COLUMNS` wins over what the terminal says.
  public init(environment: [String: String]) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    hasColour =
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    width = environment["COLUMNS"].flatMap(Int.init) ?? (isTerminal ? Self.terminalWidth() : nil)
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

/// Writes text to standard output at once, whatever its size.
public func printOut(_ text: String, terminator: String = "\n") {
  FileHandle.standardOutput.write(Data((text + terminator).utf8))
}

/// Writes text to standard error.
public func printError(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
