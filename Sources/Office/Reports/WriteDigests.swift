internal import Digests
internal import Feedback
internal import Formats
internal import Foundation
internal import Settings
internal import Store
internal import Synchronization

extension OfficeContext {
  /// Writes digests and gives their paths: `FOLDER/2026-11-22/natural-resources.html`, the whole
  /// office's as `all`.
  ///
  /// A digest of a period that is over is frozen, and comes into the index of the folder; one of a period
  /// that is not is a preview, and the whole one is still due.
  ///
  /// Forms that are there already are written anew with those asked for, so that all say the same.
  ///
  /// - Throws: `unavailable` where PDF files are asked for and there is nothing that makes them.
  public func writeDigests(_ request: DigestRequest) throws(OfficeError) -> [String] {
    let makesPDF = request.formats.contains(.pdf)
    if makesPDF { _ = try pdfConverter() }
    let written = try writeDigests(request, at: surroundings.now())
    var paths = written.flatMap(\.paths)
    if makesPDF, let failure = writePDFs(written, &paths) { throw failure }
    return paths
  }

  /// Writes all forms but PDF, which can be made of what was frozen.
  func writeDigests(
    _ request: DigestRequest, mailing: Bool = false, at now: Date
  ) throws(OfficeError) -> [WrittenDigest] {
    let day = request.day ?? lastFinished(request.period, now)
    guard day <= Day(now, in: timeZone) else {
      throw OfficeError(.usage, "\(day) has not come yet; name a day up to today")
    }
    let basis = try digestBasis(request.period, around: day)
    let templates = try configuration.digestTemplates()
    let written = try sideBySide(try readers(request.readers)) { reader throws(OfficeError) in
      let formats = formats(request, reader, around: day)
      let voices = try voices(of: reader, basis, listing: formats.contains(.html))
      let digest = try digest(basis, voices, at: now)
      let isWanted = request.readers != .all || reader == .office || !digest.input.isSilent
      return isWanted ? try write(digest, voices, formats, templates) : nil
    }.compactMap(\.self)
    let made = written.map(\.row)
    guard day <= lastFinished(request.period, now) else { return written }
    try writeIndex(of: request.period, around: day, adding: made, templates)
    let mails = mailing ? mails(for: made, at: now) : []
    try OfficeError.wrap { try store.freeze(made, mails: mails, actor: actor, at: now) }
    try writeIndexes(of: made, templates)
    return written
  }

  /// The forms asked for, and those that are there.
  private func formats(
    _ request: DigestRequest, _ reader: DigestReader, around day: Day
  ) -> [DigestFormat] {
    let label = request.period.label(around: day)
    return DigestFormat.allCases.filter { format in
      guard format != .pdf else { return false }
      let path = digestFolder.path + "/" + DigestFolder.digest(label, reader, format)
      return request.formats.contains(format) || FileManager.default.fileExists(atPath: path)
    }
  }

  /// A digest in its forms, the page of the items behind the figures of the HTML one, and what is frozen.
  private func write(
    _ digest: FrozenDigest, _ voices: ReaderVoices, _ formats: [DigestFormat],
    _ templates: DigestTemplates
  ) throws(OfficeError) -> WrittenDigest {
    let input = digest.input, reader = voices.scope.reader
    var paths: [String] = []
    for format in formats {
      let path = digestFolder.path + "/" + DigestFolder.digest(input.label, reader, format)
      try write(input, reader, format, templates, to: path)
      paths.append(path)
    }
    if formats.contains(.html) { try writeList(input, voices, templates) }
    return WrittenDigest(
      reader: reader, input: input, row: try row(digest, reader), paths: paths)
  }

  /// Writes digests as PDF files, adds their paths, and gives the error of the first that could not be made;
  /// then no other is begun.
  func writePDFs(_ digests: [WrittenDigest], _ paths: inout [String]) -> OfficeError? {
    let failure = Mutex<OfficeError?>(nil)
    do throws(OfficeError) {
      let templates = try configuration.digestTemplates()
      paths += try sideBySide(digests) { digest in
        guard failure.withLock({ $0 == nil }) else { return nil }
        let path =
          digestFolder.path + "/"
          + DigestFolder.digest(digest.input.label, digest.reader, .pdf)
        do throws(OfficeError) {
          try write(digest.input, digest.reader, .pdf, templates, to: path)
          return path
        } catch {
          failure.withLock { $0 = $0 ?? error }
          return nil
        }
      }.compactMap(\.self)
    } catch {
      return error
    }
    return failure.withLock(\.self)
  }

  /// Writes the page of the items behind a digest's figures, and gives its path.
  @discardableResult
  func writeList(
    _ input: DigestInput, _ voices: ReaderVoices, _ templates: DigestTemplates
  ) throws(OfficeError) -> String {
    let reader = voices.scope.reader
    let list = DigestList(input, items: listedItems(voices))
    let text = try wrapDigest {
      try list.html(templates, digest: "\(reader.code).\(DigestFormat.html.rawValue)")
    }
    return try digestFolder.write(text, to: input.label + "/" + DigestFolder.list(reader))
  }

  var digestFolder: DigestFolder {
    DigestFolder(path: configuration.resolve(configuration.main.digests.folder))
  }

  /// Writes one form of a digest; the same input gives the same bytes.
  func write(
    _ input: DigestInput, _ reader: DigestReader, _ format: DigestFormat,
    _ templates: DigestTemplates, to path: String
  ) throws(OfficeError) {
    try OfficeSetup.makeFolder((path as NSString).deletingLastPathComponent)
    func text(_ make: () throws -> String) throws(OfficeError) {
      try OfficeSetup.write(try wrapDigest(make), to: path)
    }
    switch format {
    case .html: try text { try input.html(templates, list: DigestFolder.list(reader)) }
    case .markdown: try text { try input.markdown(templates) }
    case .json: try text { try input.json() }
    case .xlsx: try workbook(input, path)
    case .pdf: try pdfConverter().write(try wrapDigest { try input.html(templates) }, to: path)
    }
  }

  private func workbook(_ input: DigestInput, _ path: String) throws(OfficeError) {
    try writeWorkbook(try wrapDigest { try input.sheets() }, to: path, at: input.madeAt)
  }

  /// Writes sheets as a workbook; the same sheets and moment give the same bytes.
  func writeWorkbook(
    _ sheets: [DigestSheet], to path: String, at moment: Date
  ) throws(OfficeError) {
    do throws(WorkbookError) {
      let workbook = try WorkbookWriter(path: path, created: moment, timeZone: timeZone)
      for sheet in sheets {
        try workbook.addSheet(sheet.name, columns: sheet.columns)
        for row in sheet.rows { try workbook.append(row) }
      }
      try workbook.finish()
    } catch {
      throw OfficeError(.cannotWrite, "\(error)")
    }
  }

  func wrapDigest<Value>(_ make: () throws -> Value) throws(OfficeError) -> Value {
    do { return try make() } catch { throw OfficeError(.configuration, "\(error)") }
  }

  private func row(
    _ digest: FrozenDigest, _ reader: DigestReader
  ) throws(OfficeError) -> FrozenDigestRow {
    let input = digest.input
    return FrozenDigestRow(
      period: input.period, label: input.label, reader: reader.code, firstDay: input.firstDay,
      total: input.total, madeAt: input.madeAt, input: try wrapDigest { try digest.json() })
  }

  /// Who is asked for; refused where it is not known.
  func readers(_ asked: DigestRequest.Readers) throws(OfficeError) -> [DigestReader] {
    let departments = configuration.departments.ids, places = configuration.places
    switch asked {
    // The whole office's comes last: where it is made, all are.
    case .all:
      return departments.map(DigestReader.department)
        + places.ids(levels: configuration.main.digests.placeLevels).map(DigestReader.place)
        + [.office]
    case .one(.department(let id)): try check("department", id, among: departments)
    case .one(.place(let id)): try check("place", id, among: places.ids)
    case .one(.office): break
    }
    if case .one(let reader) = asked { return [reader] }
    return []
  }

  private func check(_ what: String, _ id: String, among known: [String]) throws(OfficeError) {
    guard known.contains(id) else {
      throw OfficeError(.usage, "no \(what) \(id); \(mend(for: id, among: known))")
    }
  }
}

/// A digest that was written.
struct WrittenDigest: Sendable {
  let reader: DigestReader
  let input: DigestInput
  let row: FrozenDigestRow
  /// Its files.
  let paths: [String]
}

extension DigestInput {
  /// Which span it is of, as folders are called.
  var label: String { period.label(around: firstDay) }

  /// Whether there is nothing to tell: no voice in the span nor in the one before, and none that waits; or
  /// only what is confidential, of which figures alone would tell.
  var isSilent: Bool {
    let isQuiet = total == 0 && totalBefore == 0 && deadlines == nil && lateDays.isEmpty
    return isQuiet || (total > 0 && total == confidentialTotal)
  }
}
