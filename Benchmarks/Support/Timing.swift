internal import Foundation

/// Writes a line at once.
public func say(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// How long a body took, in seconds.
public func timed(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return (ContinuousClock.now - start).seconds
}

/// The same for a body that waits.
public func timed(_ body: () async throws -> Void) async rethrows -> Double {
  let start = ContinuousClock.now
  try await body()
  return (ContinuousClock.now - start).seconds
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}

/// A file's size with its write-ahead log's, in bytes.
public func storedBytes(_ path: String) -> Int {
  [path, path + "-wal"].reduce(0) { sum, path in
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return sum + (size ?? 0)
  }
}

/// Sixteen bytes that differ for every number.
public func bytes(_ number: Int) -> [UInt8] {
  let mixed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
  return (0..<16).map {
    UInt8(truncatingIfNeeded: $0 < 8 ? mixed >> ($0 * 8) : UInt64(number) >> (($0 - 8) * 8))
  }
}
