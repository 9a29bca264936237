import CZip
import Foundation

/// A ZIP archive of named parts, written with libzip.
enum TestArchive {
  static func bytes(_ parts: [(name: String, content: [UInt8])]) -> [UInt8] {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { return [] }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
      return []
    }
    for part in parts { add(part.name, part.content, to: archive) }
    guard zip_close(archive) == 0 else { return [] }
    return content(of: target)
  }

  private static func add(_ name: String, _ content: [UInt8], to archive: OpaquePointer) {
    let copy = malloc(max(1, content.count))
    UnsafeMutableRawBufferPointer(start: copy, count: content.count).copyBytes(from: content)
    let source = zip_source_buffer(archive, copy, UInt64(content.count), 1)
    if let source { zip_file_add(archive, name, source, UInt32(ZIP_FL_OVERWRITE)) }
  }

  private static func content(of source: OpaquePointer) -> [UInt8] {
    var status = zip_stat_t()
    zip_source_stat(source, &status)
    zip_source_open(source)
    defer { zip_source_close(source) }
    return [UInt8](unsafeUninitializedCapacity: Int(status.size)) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = max(0, Int(zip_source_read(source, base, status.size)))
    }
  }
}
