internal import Foundation

/// Bytes that are kept in memory up to a limit and in a temporary file beyond it.
///
/// The file has no name from its beginning on, so that nothing of a resident's text stays behind.
final class SpillingBytes {
  private static let pieceSize = 64 * 1024

  /// Only what is written to counts as memory.
  private let memory: UnsafeMutableRawBufferPointer
  private var inMemory = 0
  private var file: TemporaryFile?
  /// What is still to be written to the file.
  private var pending: [UInt8] = []
  /// The part of the file that was read last, and where it begins.
  private var piece: [UInt8] = []
  private var pieceStart = 0
  private(set) var count = 0

  init(memory limit: Int) {
    memory = .allocate(byteCount: limit, alignment: 8)
  }

  deinit { memory.deallocate() }

  /// Whether the memory was not enough.
  var isSpilled: Bool { file != nil }

  /// Adds bytes behind the others.
  func append(_ bytes: some Collection<UInt8>) throws(FormatError) {
    if file == nil, inMemory + bytes.count <= memory.count {
      UnsafeMutableRawBufferPointer(rebasing: memory[inMemory...]).copyBytes(from: bytes)
      inMemory += bytes.count
    } else {
      if file == nil { file = try TemporaryFile() }
      pending.append(contentsOf: bytes)
      if pending.count >= Self.pieceSize { try flush() }
    }
    count += bytes.count
  }

  /// Gives the bytes of a range that was added in one or several whole pieces.
  func read<Value>(
    _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value
  ) throws(FormatError) -> Value {
    if range.upperBound <= inMemory {
      return body(UnsafeRawBufferPointer(rebasing: memory[range]))
    }
    if range.lowerBound < inMemory {
      let head = Array(memory[range.lowerBound..<inMemory])
      let tail = try read(inMemory..<range.upperBound) { Array($0) }
      return (head + tail).withUnsafeBytes(body)
    }
    try hold(range)
    let start = range.lowerBound - pieceStart
    return piece.withUnsafeBytes { bytes in
      body(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + range.count)]))
    }
  }

  /// Makes sure that a range is in `piece`.
  private func hold(_ range: Range<Int>) throws(FormatError) {
    guard let file, range.lowerBound < pieceStart || range.upperBound > pieceStart + piece.count
    else { return }
    try flush()
    let end = min(count, max(range.upperBound, range.lowerBound + Self.pieceSize))
    piece = try file.read(range.lowerBound - inMemory, end - range.lowerBound)
    pieceStart = range.lowerBound
  }

  private func flush() throws(FormatError) {
    guard let file, !pending.isEmpty else { return }
    try file.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}

/// A file that is gone once it is let go.
private final class TemporaryFile {
  private let descriptor: Int32

  init() throws(FormatError) {
    var path = Array((NSTemporaryDirectory() + "/minqing-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .temporaryFile(errno) }
    unlink(path)
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(FormatError) {
    var failure: Int32 = 0
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while let base = bytes.baseAddress, done < bytes.count, failure == 0 {
        let count = Foundation.write(descriptor, base + done, bytes.count - done)
        if count > 0 { done += count } else if errno != EINTR { failure = errno }
      }
    }
    guard failure == 0 else { throw .temporaryFile(failure) }
  }

  func read(_ start: Int, _ length: Int) throws(FormatError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while let base = buffer.baseAddress, count < length, failure == 0 {
        let got = pread(descriptor, base + count, length - count, off_t(start + count))
        if got > 0 { count += got } else if got == 0 || errno != EINTR { failure = errno | EIO }
      }
    }
    guard failure == 0 else { throw .temporaryFile(failure) }
    return bytes
  }
}

extension FormatError {
  fileprivate static func temporaryFile(_ code: Int32) -> FormatError {
    FormatError(
      .unreadable,
      "a temporary file cannot be used (\(String(cString: strerror(code)).lowercased()))",
      mend: "free space there, or name another folder in TMPDIR")
  }
}
