internal import CZip

/// One part of an archive, unpacked piece by piece.
final class ZipPart {
  /// Deflate reaches 1:1032; the XML of tables stays under 1:100.
  private static let ratioLimit = 500
  /// So much may be unpacked before the ratio counts.
  private static let ratioFloor = 64_000_000

  let name: String
  /// Keeps the archive open.
  private let archive: ZipArchive
  private let file: OpaquePointer
  private let packed: Int
  private let limit: Int
  private var unpacked = 0

  init(_ file: OpaquePointer, of archive: ZipArchive, name: String, packed: Int, limit: Int) {
    self.file = file
    self.archive = archive
    self.name = name
    self.packed = packed
    self.limit = limit
  }

  deinit { zip_fclose(file) }

  /// Unpacks the next bytes into a buffer and gives their number; 0 at the end.
  ///
  /// - Throws: where the part is damaged, or unpacks to more than it may.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FormatError) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    let count = Int(zip_fread(file, base, UInt64(buffer.count)))
    guard count >= 0 else { throw .damaged(name) }
    unpacked += count
    guard unpacked <= limit else { throw .largePart(name, limit) }
    guard unpacked <= Self.ratioFloor || unpacked / Self.ratioLimit <= packed else {
      throw .largePart(name, Self.ratioFloor)
    }
    try archive.budget.spend(count)
    return count
  }
}
