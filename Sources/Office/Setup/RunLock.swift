internal import Foundation

/// The lock that only one run holds: an advisory lock on a file beside the store, which the system
/// lets go when the process ends, however it ends. The file says who holds it.
final class RunLock {
  private let descriptor: Int32

  /// Takes the lock or says who holds it.
  init(path: String, holder: String) throws(OfficeError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw OfficeError(.cannotWrite, "\(path) cannot be written; check the folder's permissions")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let other = Self.read(descriptor)
      close(descriptor)
      throw OfficeError(.locked, "another run holds the lock: \(other); wait until it has ended")
    }
    ftruncate(descriptor, 0)
    let bytes = Array(holder.utf8)
    pwrite(descriptor, bytes, bytes.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func read(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : "unknown"
  }
}
