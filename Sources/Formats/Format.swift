/// The form in which a payload carries its records.
public enum Format: String, CaseIterable, Sendable {
  /// RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed 1 and 1.1; told apart by content.
  case feed
  /// A JSON document or one JSON value a line (NDJSON).
  case json
  /// Rows of cells: RFC 4180 and what spreadsheets write.
  case csv
  /// Service requests of Open311 GeoReport v2, in XML or JSON; told apart by content.
  case open311
  /// A list page whose records are found by XPath; never guessed, since it needs `FormatOptions.html`.
  case html
  /// E-mail: one message (RFC 5322) or an mbox of several.
  case mail
  /// A workbook of Office Open XML, also one with macros.
  case xlsx

  /// A reader of the records in a payload.
  ///
  /// - Throws: `FormatError` where the payload's beginning shows that it cannot be read.
  public func reader(
    over bytes: any ByteSource, options: FormatOptions = FormatOptions()
  ) throws(FormatError) -> any RecordReader {
    switch self {
    case .feed: try FeedReader(over: bytes, options: options)
    case .json: try JSONReader(over: bytes, options: options)
    case .csv: try CSVReader(over: bytes, options: options)
    case .open311: try Open311Reader(over: bytes, options: options)
    case .html: try HTMLReader(over: bytes, options: options)
    case .mail: try MailReader(over: bytes, options: options)
    case .xlsx: try XLSXReader(over: bytes, options: options)
    }
  }
}

/// What is known about a payload beside its bytes; all of it may be missing.
public struct FormatOptions: Sendable {
  /// The encoding that a person named: it holds against everything that the payload says.
  public var encoding: String?
  /// The encoding that the server declared.
  public var charset: String?
  /// The dotted path to the array of records in a JSON document, for example `data.items`.
  public var records: String?
  /// Where the payload came from: what relative links are relative to.
  public var baseURL: String?
  /// The byte between the cells of a row.
  public var delimiter: UInt8?
  /// The columns' names where the payload has no header row, or where those in `headerRow` will not
  /// do.
  public var header: [String]?
  /// Where the records of an HTML page are.
  public var html: HTMLSelectors?
  /// Whether tables and JSON attached to a mail are read as records.
  public var readsAttachments: Bool
  /// The line of a CSV file, or the row of a sheet, that holds the columns' names, from 1; nil: it is
  /// found.
  public var headerRow: Int?
  /// The sheet of a workbook, by name or by the number of its visible tab from 1; nil: all that hold
  /// a table, one after another.
  public var sheet: String?

  /// Options from what is known.
  public init(
    encoding: String? = nil, charset: String? = nil, records: String? = nil,
    baseURL: String? = nil, delimiter: UInt8? = nil, header: [String]? = nil,
    html: HTMLSelectors? = nil, headerRow: Int? = nil, sheet: String? = nil,
    readsAttachments: Bool = true
  ) {
    self.encoding = encoding
    self.charset = charset
    self.records = records
    self.baseURL = baseURL
    self.delimiter = delimiter
    self.header = header
    self.html = html
    self.readsAttachments = readsAttachments
    self.headerRow = headerRow
    self.sheet = sheet
  }
}
