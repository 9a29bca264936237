import Foundation
import Testing

@testable import Formats

@Suite("bytes of a file")
struct FileBytesTests {
  private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "minqing-bytes-" + UUID().uuidString
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("a file comes in pieces of 1 MiB", arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
  func pieces(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try withFile(bytes) { path in
      var file = try FileBytes(path: path)
      var pieces: [[UInt8]] = []
      while let piece = try file.next() { pieces.append(piece) }
      #expect(pieces.flatMap(\.self) == bytes)
      #expect(pieces.allSatisfy { !$0.isEmpty && $0.count <= 1 << 20 })
      #expect(try file.next() == nil, "the end stays the end")
    }
  }

  @Test("a file that is not there says which and why")
  func missing() {
    let path = NSTemporaryDirectory() + "minqing-none-" + UUID().uuidString
    do throws(FormatError) {
      _ = try FileBytes(path: path)
      Issue.record("it was opened")
    } catch {
      #expect(error.kind == .unreadable)
      #expect(
        error.description
          == "\(path) cannot be read (no such file or directory); "
          + "check the path and its permissions")
    }
  }

  @Test("a folder cannot be read")
  func folder() throws {
    let error = #expect(throws: FormatError.self) {
      var folder = try FileBytes(path: NSTemporaryDirectory())
      _ = try folder.next()
    }
    #expect(error?.kind == .unreadable)
    #expect(error?.what.hasSuffix("cannot be read (is a directory)") == true)
  }

  @Test("a payload in a file is read as one in memory")
  func reader() throws {
    let text = "a,b\n" + String(repeating: "1,一个单元格\n", count: 80_000)
    try withFile(Array(text.utf8)) { path in
      var reader = try Format.csv.reader(over: FileBytes(path: path))
      var count = 0
      while let outcome = try reader.next() {
        guard case .record(let record) = outcome, record.fields["b"] == "一个单元格" else {
          Issue.record("\(outcome)")
          return
        }
        count += 1
      }
      #expect(count == 80_000)
    }
  }
}

@Suite("bytes in memory")
struct MemoryBytesTests {
  @Test("they come in pieces of the size asked for", arguments: [-1, 0, 1, 2, 3, 10, 11, Int.max])
  func pieces(_ size: Int) throws {
    let bytes = Array(1...10) as [UInt8]
    var source = MemoryBytes(bytes, pieceSize: size)
    var pieces: [[UInt8]] = []
    while let piece = try source.next() { pieces.append(piece) }
    #expect(pieces.flatMap(\.self) == bytes)
    #expect(pieces.dropLast().allSatisfy { $0.count == max(1, size) })
    #expect(try source.next() == nil)
  }

  @Test("what is more than a limit is refused")
  func limit() {
    var source = MemoryBytes([1, 2, 3], pieceSize: 2)
    let error = #expect(throws: FormatError.self) { try source.all(limit: 2, mend: "shorten it") }
    #expect(error?.kind == .tooLarge)
    #expect(error?.mend == "shorten it")
  }
}
