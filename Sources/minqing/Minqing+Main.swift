internal import ArgumentParser
internal import Foundation
internal import Office
internal import Terminal

extension Minqing {
  /// Runs the command; an error of a use case ends with the code that it names.
  static func main() async {
    // A reader that goes away (`| head`) is no error of ours.
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as OfficeError {
      printWrappedError("minqing: \(error)")
      Foundation.exit(error.code.rawValue)
    } catch {
      let code = exitCode(for: error), text = fullMessage(for: error)
      guard !code.isSuccess, !text.isEmpty else { exit(withError: error) }
      printWrappedError(text)
      Foundation.exit(code.rawValue)
    }
  }

  /// Prints an error in lines as wide as the terminal; in a file or a pipe a line stays one.
  private static func printWrappedError(_ text: String) {
    guard let width = console.errorWidth else { return printError(text) }
    printError(text.wrapped(to: width).joined(separator: "\n"))
  }
}
