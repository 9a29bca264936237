internal import Foundation

/// An input's whole lines, some at a time.
struct LineBlocks {
  /// A block that one core works through at a time is not much larger, long lines aside.
  private static let size = 1 << 17

  private let input: FileHandle
  private var rest: [UInt8] = []
  private var isDone = false

  init(_ input: FileHandle) {
    self.input = input
  }

  /// Some whole lines; the last may lack its line break.
  mutating func next() -> [UInt8]? {
    while !isDone {
      let start = rest.count
      read()
      // Only what came now can hold the break that ends the block.
      guard let end = rest[start...].lastIndex(of: 0x0A) else { continue }
      let block = Array(rest[...end])
      rest.removeFirst(end + 1)
      return block
    }
    defer { rest = [] }
    return rest.isEmpty ? nil : rest
  }

  private mutating func read() {
    let start = rest.count
    rest.append(contentsOf: repeatElement(0, count: Self.size))
    let count = rest.withUnsafeMutableBytes { bytes in
      var count = -1
      repeat {
        count = Foundation.read(
          input.fileDescriptor, bytes.baseAddress.map { $0 + start }, Self.size)
      } while count < 0 && errno == EINTR
      return count
    }
    rest.removeLast(Self.size - max(0, count))
    if count <= 0 { isDone = true }
  }
}
