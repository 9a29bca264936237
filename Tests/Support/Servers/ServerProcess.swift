package import Foundation
internal import Testing

/// A program that serves during a test, with a folder of its own.
package struct ServerProcess: Sendable {
  package let folder: URL
  private let process: Process
  private let lifeline: Pipe
  private let output: Pipe

  /// Starts the program; it ends, by a signal that nobody can block, with `stop()`, and with the
  /// tests however these end.
  package init(_ arguments: [String], in folder: URL) throws {
    self.folder = folder
    process = Process()
    lifeline = Pipe()
    output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", "\"$@\" & server=$!; trap 'kill -9 $server' EXIT; trap exit TERM; read line", "sh"]
      + arguments
    process.standardInput = lifeline
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try Self.hearingSignals { try process.run() }
  }

  /// Ends the program and waits for that.
  package func stop() {
    try? lifeline.fileHandleForWriting.close()
    // A program that another test starts at the same time may hold the lifeline too.
    for patience in [2.0, 2.0] where !hasEnded(within: patience) { process.terminate() }
    // What a server leaves to its children may still be written.
    for _ in 0..<20 where FileManager.default.fileExists(atPath: folder.path) {
      if (try? FileManager.default.removeItem(at: folder)) == nil {
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  /// A child inherits the signals that its thread blocks, SIGTERM among them.
  private static func hearingSignals(_ body: () throws -> Void) rethrows {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// Foundation's own wait can miss the end, and is then one without end.
  private func hasEnded(within seconds: Double) -> Bool {
    let end = Date() + seconds
    while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.005) }
    return !process.isRunning
  }

  /// The first line that it prints with such a beginning.
  package func line(with beginning: String = "") -> String {
    var text = ""
    while true {
      let more = output.fileHandleForReading.availableData
      text += String(decoding: more, as: UTF8.self)
      // The last one may not be whole.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if let line = lines.first(where: { $0.hasPrefix(beginning) }) { return String(line) }
      if more.isEmpty { return "" }
    }
  }
}

/// What runs for the length of a test.
package protocol TestServer: Sendable {
  func stop()
}

/// A server for the length of a test. Neither its start nor its end holds up a thread that other tests
/// share; suites of servers are serialized, so that few of them run at a time.
package func withServer<Server: TestServer>(
  _ start: @escaping @Sendable () throws -> Server, _ body: (Server) async throws -> Void
) async throws {
  let server = try await aside(startQueue, start)
  let outcome: Result<Void, any Error>
  do { outcome = .success(try await body(server)) } catch { outcome = .failure(error) }
  try await aside(.global()) { server.stop() }
  try outcome.get()
}

private let startQueue = DispatchQueue(label: "servers")

private func aside<Value: Sendable>(
  _ queue: DispatchQueue, _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    queue.async { continuation.resume(with: Result(catching: work)) }
  }
}

/// Programs that servers need.
package enum Program {
  /// Whether all of them are there; always false outside of Linux, where they behave otherwise.
  package static func areThere(_ paths: String...) -> Bool {
    #if os(Linux)
      paths.allSatisfy(FileManager.default.isExecutableFile)
    #else
      false
    #endif
  }

  /// Runs a program to its end.
  package static func run(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments.joined(separator: " "))")
  }
}

extension URL {
  /// A new folder in the temporary one; its path has no links in it.
  package static func newFolder(_ name: String) throws -> URL {
    let folder = temporaryDirectory.appending(path: "\(name)-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    return folder
  }

  private static var temporaryDirectory: URL { FileManager.default.temporaryDirectory }

  /// Writes a file into the folder and gives it.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> URL {
    let file = appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
