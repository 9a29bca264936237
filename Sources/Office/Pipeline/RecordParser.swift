internal import Feedback
internal import Fetch
internal import Formats
internal import Foundation
internal import Normalize

/// What `parse` is asked to do.
public struct ParseOptions: Sendable {
  /// The configured source to read as.
  public var source: String?
  public var format: String?
  public var records: String?
  public var encoding: String?
  /// Whether records are printed as they were read.
  public var raw: Bool

  /// Options of a parse.
  public init(
    source: String? = nil, format: String? = nil, records: String? = nil, encoding: String? = nil,
    raw: Bool = false
  ) {
    self.source = source
    self.format = format
    self.records = records
    self.encoding = encoding
    self.raw = raw
  }
}

/// Reads any payload and gives its records or items as lines of JSON; stores nothing.
public struct RecordParser {
  /// What a payload held.
  public struct Summary: Sendable {
    public var records = 0
    public var rejected = 0
    /// Whether the payload ended too early.
    public var isCutOff = false
  }

  private let options: ParseOptions
  private let format: Format?
  private let formatOptions: FormatOptions
  private let normalizer: Normalizer

  /// A parser; the configuration is read only where one is named or a source is asked for.
  public init(
    _ options: ParseOptions, configFolder: String, explicitConfig: Bool
  ) throws(OfficeError) {
    self.options = options
    let isNeeded = explicitConfig || options.source != nil
    let configuration = isNeeded ? try OfficeConfiguration.load(configFolder) : nil
    let source = try options.source.map { id throws(OfficeError) in
      guard let source = configuration?.source(id) else { throw .unknownSource(id) }
      return source
    }
    format = try OfficeError.format(options.format) ?? source?.fetch.format
    var reading = source?.fetch.reading ?? ReadingSettings()
    reading.encoding = options.encoding ?? reading.encoding
    reading.records = options.records ?? reading.records
    formatOptions = reading.options
    normalizer = (source ?? .byHand).normalizer(
      configuration?.main.timeZone ?? MainSettings.standardTimeZone)
  }

  /// Reads a file (`-`: standard input); each good record becomes a line, each bad one a complaint,
  /// as does what is no record at all.
  public func parse(
    _ file: String, line: ([UInt8]) -> Void, complaint: (String) -> Void
  ) throws(OfficeError) -> Summary {
    let delivery = try Delivery.file(file)
    var summary = Summary()
    do {
      var reader = try delivery.reader(
        format: try format ?? delivery.guessedFormat(), options: formatOptions)
      while let outcome = try reader.next() {
        summary.records += 1
        switch self.line(outcome) {
        case .success(let bytes): line(bytes + [0x0A])
        case .failure(let fault):
          summary.rejected += 1
          complaint(fault.message)
        }
      }
      reader.passedOver.remarks.forEach(complaint)
    } catch {
      summary.isCutOff = true
      complaint("\(error)")
    }
    return summary
  }

  private func line(_ outcome: RecordOutcome) -> Result<[UInt8], RecordFault> {
    switch outcome {
    case .reject(let reject): .failure(RecordFault(reject.place, reject.reason))
    case .record(let record) where options.raw: .success(JSONText.bytes(of: .object(record.fields)))
    case .record(let record): item(record)
    }
  }

  private func item(_ record: RawRecord) -> Result<[UInt8], RecordFault> {
    do throws(NormalizeError) {
      return .success(JSONText.bytes(of: .object(try normalizer.item(from: record).fields)))
    } catch {
      return .failure(RecordFault(record.place, "\(error)"))
    }
  }
}

/// A record that could not be read, as a person is told.
private struct RecordFault: Error {
  var message: String

  init(_ place: RecordPlace, _ reason: String) {
    message = "\(place): \(reason)"
  }
}
