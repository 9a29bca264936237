/// The number formats of a workbook's cells, by the index of their style.
struct CellStyles {
  private static let limit = 64_000_000

  private var formats: [NumberFormat] = []

  init() {}

  init(_ name: String, in archive: ZipArchive) throws(FormatError) {
    guard let part = try archive.part(name, limit: Self.limit) else { return }
    let sink = Sink()
    try XMLPartReader.read(part, sink)
    formats = sink.styles.map { sink.formats[$0] ?? NumberFormat(builtIn: $0) }
  }

  /// The format of a style; the general one for a style that is not there.
  @inline(__always)
  subscript(style: Int) -> NumberFormat {
    style >= 0 && style < formats.count ? formats[style] : .general
  }
}

/// Takes `numFmts` and `cellXfs`; what stands elsewhere under the same names is another matter.
private final class Sink: XMLSink {
  private enum Section { case formats, styles }

  private var section: Section?
  /// By number format id.
  private(set) var formats: [Int: NumberFormat] = [:]
  /// The number format ids of the styles.
  private(set) var styles: [Int] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmts": section = .formats
    case "cellXfs": section = .styles
    case "numFmt" where section == .formats:
      guard let id = attributes.integer("numFmtId"), let code = attributes.string("formatCode")
      else { return }
      formats[id] = NumberFormat(code: code)
    case "xf" where section == .styles: styles.append(attributes.integer("numFmtId") ?? 0)
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "numFmts", "cellXfs": section = nil
    default: break
    }
  }
}
