internal import Feedback

/// Service requests in JSON: an array of them, one by itself, or an array in an object.
struct Open311JSONReader: RecordReader {
  private var records: JSONReader

  init(_ text: [UInt8], _ options: FormatOptions) throws(FormatError) {
    records = try JSONReader(
      over: MemoryBytes(text), options: FormatOptions(records: options.records))
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    let outcome = try records.next()
    guard case .record(var record)? = outcome else { return outcome }
    let fields = record.fields
    if fields["service_request_id"] == nil, let code = fields["code"] {
      throw .open311(code: code.text, description: fields["description"]?.text)
    }
    record.fields = Fields(fields.entries.filter { !$0.value.isEmpty })
    return .record(record)
  }
}

extension FieldValue {
  /// Whether a server says nothing with it.
  fileprivate var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let text): text.allSatisfy(\.isWhitespace)
    case .array(let values): values.isEmpty
    case .object(let fields): fields.entries.isEmpty
    case .bool, .number: false
    }
  }
}
