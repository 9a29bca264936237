internal import CXLSXWriter
public import Foundation

/// Writes a workbook (libxlsxwriter): sheets of rows under a bold header that stays in sight, with a
/// filter, and columns as wide as what they hold.
///
/// The file comes into place whole, with `finish`; a writer that is let go before leaves nothing. The
/// same cells and the same moment of creation give the same bytes.
public final class WorkbookWriter {
  private let path: String
  private let timeZone: TimeZone
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: WorkbookFormats
  private var names: [String] = []
  private var sheet: SheetWriter?
  private var isFinished = false

  /// A writer of the file at a path.
  ///
  /// - `created`: what the workbook says of when it was made.
  /// - `timeZone`: whose wall time moments are shown in.
  /// - `isLarge`: rows go to a temporary file as they come, so that memory does not grow with them;
  ///   a text that repeats is then written each time.
  /// - Throws: where the path's folder cannot be written to.
  public init(
    path: String, created: Date, timeZone: TimeZone, isLarge: Bool = false
  ) throws(WorkbookError) {
    try Self.check(path)
    var options = lxw_workbook_options()
    options.constant_memory = isLarge ? 1 : 0
    options.use_zip64 = isLarge ? 1 : 0
    guard let workbook = workbook_new_opt(Self.partial(path), &options) else {
      throw WorkbookError(path, "there is no memory for it", mend: "write fewer rows")
    }
    self.path = path
    self.timeZone = timeZone
    self.workbook = workbook
    formats = WorkbookFormats(workbook)
    var properties = lxw_doc_properties()
    properties.created = time_t(created.timeIntervalSince1970)
    workbook_set_properties(workbook, &properties)
  }

  deinit {
    guard !isFinished else { return }
    lxw_workbook_free(workbook)
    unlink(Self.partial(path))
  }

  /// Begins a sheet; the rows that follow are its rows. A name that no sheet can have is made to fit.
  public func addSheet(_ name: String, columns: [String]) throws(WorkbookError) {
    sheet?.finish()
    let name = SheetName.fitting(name, others: names)
    guard let added = workbook_add_worksheet(workbook, name) else {
      throw WorkbookError(
        path, "no sheet can be added", mend: "check the folder of temporary files (TMPDIR)")
    }
    names.append(name)
    sheet = SheetWriter(added, columns: columns, timeZone: timeZone, &formats)
  }

  /// Adds a row to the sheet begun last; one that is full is continued on another of its name.
  public func append(_ row: [WorkbookCell]) throws(WorkbookError) {
    if let full = sheet, full.rows == SheetWriter.rowLimit {
      try addSheet(names.last ?? "", columns: full.columns)
    }
    sheet?.append(row, &formats)
  }

  /// Writes the file, in one step; nothing can be added afterwards.
  public func finish() throws(WorkbookError) {
    guard !isFinished else { return }
    sheet?.finish()
    isFinished = true
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else {
      unlink(Self.partial(path))
      let what = lxw_strerror(code).map { String(cString: $0).lowercased() } ?? "unknown error"
      throw WorkbookError(
        path, what.trimmingCharacters(in: ["."]), mend: "free space there, and in TMPDIR")
    }
    guard rename(Self.partial(path), path) == 0 else { throw Self.failed(path, errno) }
  }

  private static func partial(_ path: String) -> String { path + ".part" }

  /// libxlsxwriter creates the file at its end, and complains on standard error.
  private static func check(_ path: String) throws(WorkbookError) {
    let descriptor = open(partial(path), O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failed(path, errno) }
    close(descriptor)
  }

  private static func failed(_ path: String, _ code: Int32) -> WorkbookError {
    WorkbookError(
      path, String(cString: strerror(code)).lowercased(),
      mend: "check the folder and its permissions")
  }
}
