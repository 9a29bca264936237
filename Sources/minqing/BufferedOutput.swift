internal import Foundation

/// Standard output for many short lines: handed on some 64 kB at a time.
struct BufferedOutput {
  private static let size = 1 << 16
  private var waiting: [UInt8] = []

  mutating func write(_ bytes: [UInt8]) {
    waiting += bytes
    if waiting.count >= Self.size { flush() }
  }

  mutating func flush() {
    guard !waiting.isEmpty else { return }
    FileHandle.standardOutput.write(Data(waiting))
    waiting.removeAll(keepingCapacity: true)
  }
}
