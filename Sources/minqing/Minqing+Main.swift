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
      printError("minqing: \(error)")
      Foundation.exit(error.code.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
