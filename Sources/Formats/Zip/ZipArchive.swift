internal import CZip
internal import Foundation

/// The parts of a ZIP archive (libzip).
final class ZipArchive {
  /// The most that is held of an archive that is no file.
  static let memoryLimit = 512_000_000

  let budget: WorkBudget
  private let handle: OpaquePointer

  /// The archive in a source's bytes, which are read from the file where they are one.
  ///
  /// - Throws: `cutOff` where the directory at the archive's end is missing.
  convenience init(_ source: some ByteSource, budget: WorkBudget) throws(FormatError) {
    if let path = source.filePath {
      try self.init(path: path, budget: budget)
    } else {
      var source = source
      let bytes = try source.all(
        limit: Self.memoryLimit, mend: "save it as a file, and read that")
      try self.init(bytes: bytes, budget: budget)
    }
  }

  init(path: String, budget: WorkBudget) throws(FormatError) {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw .unopened(code) }
    self.handle = handle
    self.budget = budget
  }

  init(bytes: [UInt8], budget: WorkBudget) throws(FormatError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = Self.source(bytes, &error) else { throw .unopened(error.zip_err) }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .unopened(error.zip_err)
    }
    self.handle = handle
    self.budget = budget
  }

  deinit { zip_discard(handle) }

  /// A copy of the bytes that libzip frees.
  private static func source(_ bytes: [UInt8], _ error: inout zip_error_t) -> OpaquePointer? {
    guard let copy = malloc(max(1, bytes.count)) else { return nil }
    UnsafeMutableRawBufferPointer(start: copy, count: bytes.count).copyBytes(from: bytes)
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      return nil
    }
    return source
  }
}

// MARK: - Parts

extension ZipArchive {
  func holds(_ name: String) -> Bool { index(of: name) != nil }

  /// The part with a name, in whatever case, to be read once; nil where there is none.
  func part(_ name: String, limit: Int) throws(FormatError) -> ZipPart? {
    guard let index = index(of: name) else { return nil }
    var status = zip_stat_t()
    guard zip_stat_index(handle, index, 0, &status) == 0 else { throw .damaged(name) }
    if status.valid & UInt64(ZIP_STAT_SIZE) != 0, status.size > UInt64(limit) {
      throw .largePart(name, limit)
    }
    guard let file = zip_fopen_index(handle, index, 0) else {
      let code = zip_error_code_zip(zip_get_error(handle))
      throw code == ZIP_ER_NOPASSWD ? .passwordProtected : .damaged(name)
    }
    return ZipPart(
      file, of: self, name: name, packed: Int(clamping: status.comp_size), limit: limit)
  }

  private func index(of name: String) -> UInt64? {
    // Some writers take the separator of their own file system.
    for name in [name, name.replacingOccurrences(of: "/", with: "\\")] {
      let index = zip_name_locate(handle, name, UInt32(ZIP_FL_NOCASE))
      if index >= 0 { return UInt64(index) }
    }
    return nil
  }
}

extension FormatError {
  fileprivate static func unopened(_ code: Int32) -> FormatError {
    switch code {
    case ZIP_ER_NOZIP, ZIP_ER_EOF: .cutOff()
    case ZIP_ER_MEMORY:
      FormatError(
        .tooLarge, "there is no memory for the archive", mend: "read it on another machine")
    case ZIP_ER_OPEN, ZIP_ER_NOENT, ZIP_ER_READ, ZIP_ER_SEEK:
      FormatError(
        .unreadable, "the file cannot be read", mend: "check its permissions and the disk")
    default:
      FormatError(
        .malformed, "the archive's directory is damaged",
        mend: "fetch it again, or ask its sender for the whole file")
    }
  }

  static func damaged(_ part: String) -> FormatError {
    FormatError(
      .malformed, "the part \(part) is damaged",
      mend: "open it in a spreadsheet program and save it again, or fetch it again")
  }

  static func largePart(_ part: String, _ limit: Int) -> FormatError {
    FormatError(
      .tooLarge, "the part \(part) unpacks to more than \(limit / 1_000_000) MB",
      mend: "ask its sender for it in several files")
  }

  static let passwordProtected = FormatError(
    .otherFormat, "the payload is password-protected or an old .xls",
    mend: "save it as .xlsx without a password")
}
