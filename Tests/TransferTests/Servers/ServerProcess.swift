import Foundation
import Testing

/// A program that serves during a test, with a folder of its own.
struct ServerProcess: Sendable {
  let folder: URL
  private let process: Process
  private let lifeline: Pipe
  private let output: Pipe

  /// Starts the program; it ends with `stop()`, and with the tests however these end.
  init(_ arguments: [String], in folder: URL) throws {
    self.folder = folder
    process = Process()
    lifeline = Pipe()
    output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\"$@\" & server=$!; read line; kill -9 $server", "sh"] + arguments
    process.standardInput = lifeline
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  func stop() {
    try? lifeline.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The first line that it prints with such a beginning.
  func line(with beginning: String = "") -> String {
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

/// Starts servers one after the other, on none of the threads that the tests share.
func starting<Server: Sendable>(
  _ start: @escaping @Sendable () throws -> Server
) async throws -> Server {
  try await withCheckedThrowingContinuation { continuation in
    startQueue.async { continuation.resume(with: Result(catching: start)) }
  }
}

private let startQueue = DispatchQueue(label: "servers")

/// Programs that servers need.
enum Program {
  /// Whether all of them are there; always false outside of Linux, where they behave otherwise.
  static func areThere(_ paths: String...) -> Bool {
    #if os(Linux)
      paths.allSatisfy(FileManager.default.isExecutableFile)
    #else
      false
    #endif
  }

  /// Runs a program to its end.
  static func run(_ arguments: [String]) throws {
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
  static func newFolder(_ name: String) throws -> URL {
    let folder = temporaryDirectory.appending(path: "\(name)-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    return folder
  }

  private static var temporaryDirectory: URL { FileManager.default.temporaryDirectory }

  /// Writes a file into the folder and gives it.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let file = appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
