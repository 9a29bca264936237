internal import Foundation

/// The bytes of a model: a file mapped into memory, or a copy that is its own.
///
/// Safe to share: nothing writes to the bytes once they are there, and they go with the last user. A
/// file that is replaced, not overwritten, stays mapped as it was.
final class ModelBytes: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a file; nil where it cannot be read.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    isMapped = status.st_size > 0
    guard isMapped else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let size = Int(status.st_size)
    let address = mmap(nil, size, PROT_READ, MAP_PRIVATE | Self.populate, descriptor, 0)
    guard let address, address != MAP_FAILED else { return nil }
    bytes = UnsafeRawBufferPointer(start: address, count: size)
  }

  /// A copy of bytes, aligned as a mapped file is.
  init(_ copied: [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: copied.count, alignment: 4_096)
    memory.copyBytes(from: copied)
    bytes = UnsafeRawBufferPointer(memory)
    isMapped = false
  }

  deinit {
    if isMapped, let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    } else {
      bytes.deallocate()
    }
  }

  /// Reads the file at once, where the system can, instead of page by page.
  private static var populate: Int32 {
    #if os(Linux)
      Int32(MAP_POPULATE)
    #else
      0
    #endif
  }
}
