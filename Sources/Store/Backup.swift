internal import Foundation
internal import GRDB

extension OfficeStore {
  /// Copies the store into a file while it is at work: one state of it, whole.
  ///
  /// The copy is made beside the file and renamed, so that nobody finds half of one.
  public func copy(to path: String) throws(StoreError) {
    let unfinished = path + ".unfinished"
    try StoreError.wrap(path) {
      try? FileManager.default.removeItem(atPath: unfinished)
      do {
        let copy = try DatabaseQueue(path: unfinished)
        try pool.backup(to: copy)
        // A copy that is read only needs no files beside it.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o660], ofItemAtPath: unfinished)
        guard rename(unfinished, path) == 0 else {
          throw StoreError.cannotWrite(
            path: path, reason: String(cString: strerror(errno)).lowercased())
        }
      } catch {
        try? FileManager.default.removeItem(atPath: unfinished)
        throw error
      }
    }
  }

  /// Puts a copy in place of a store; the store that was there is renamed to `aside`.
  ///
  /// The caller sees to it that nobody writes meanwhile.
  public static func replace(
    _ path: String, with copy: String, aside: String
  ) throws(StoreError) {
    try StoreError.wrap(path) {
      let files = FileManager.default, new = path + ".unfinished"
      try? files.removeItem(atPath: new)
      try files.copyItem(atPath: copy, toPath: new)
      for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: path + suffix) {
        try files.moveItem(atPath: path + suffix, toPath: aside + suffix)
      }
      try files.moveItem(atPath: new, toPath: path)
    }
  }
}
