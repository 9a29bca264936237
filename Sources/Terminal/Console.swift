internal import Foundation

/// What standard output is connected to.
public struct Console: Sendable {
  /// True where a person reads, false for a pipe or a file.
  public var isTerminal: Bool
  /// Columns of the terminal; nil where there is none.
  public var width: Int?
  /// Columns of the terminal that standard error is; nil where it is none.
  public var errorWidth: Int?
  /// True where colours are seen and wanted (`NO_COLOR`, no-color.org).
  public var hasColour: Bool

  /// The console of this process: `COLUMNS` wins over what the terminal says.
  public init(environment: [String: String]) {
    isTerminal = isatty(STDOUT_FILENO) == 1
    hasColour =
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    let columns = environment["COLUMNS"].flatMap(Int.init)
    width = columns ?? (isTerminal ? Self.terminalWidth(STDOUT_FILENO) : nil)
    errorWidth =
      isatty(STDERR_FILENO) == 1 ? columns ?? Self.terminalWidth(STDERR_FILENO) : nil
  }

  private static func terminalWidth(_ file: Int32) -> Int {
    var size = winsize()
    guard ioctl(file, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
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
