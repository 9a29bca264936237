internal import Foundation

/// Another program, run once with a limit on its time.
struct Program {
  /// What became of it, where it did not do its work.
  enum Fault: Error, CustomStringConvertible {
    case start(String)
    case slow(Int)
    case ended(Int32)

    var description: String {
      switch self {
      case .start(let why): "cannot be started: \(why)"
      case .slow(let seconds): "took more than \(seconds) s"
      case .ended(let code): "ended with \(code)"
      }
    }
  }

  private let path: String
  private let arguments: [String]
  private let folder: String
  private let environment: [String: String]
  private let seconds: Int

  /// - Parameter folder: where it works; it is its home too.
  init(
    _ path: String, _ arguments: [String], folder: String, _ environment: [String: String],
    seconds: Int
  ) {
    (self.path, self.arguments, self.folder) = (path, arguments, folder)
    (self.environment, self.seconds) = (environment.merging(["HOME": folder]) { $1 }, seconds)
  }

  /// Waits for it.
  ///
  /// - Parameter reading: whether what it prints is wanted; what it starts itself must not hold that open.
  /// - Returns: what it printed.
  @discardableResult
  func run(reading: Bool) throws(Fault) -> [UInt8] {
    let process = Process(), printed = Pipe()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = reading ? printed : FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .start("\(error.localizedDescription)")
    }
    let stopping = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: stopping)
    let output = reading ? printed.fileHandleForReading.readDataToEndOfFile() : Data()
    process.waitUntilExit()
    stopping.cancel()
    if process.terminationReason == .uncaughtSignal { throw .slow(seconds) }
    guard process.terminationStatus == 0 else { throw .ended(process.terminationStatus) }
    return Array(output)
  }
}
