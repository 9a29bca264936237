/// The texts that a workbook's cells refer to by number.
///
/// They may be most of a workbook, so they are kept as bytes, in memory up to a limit.
final class SharedStrings {
  private static let partLimit = 4_000_000_000
  private static let textMemory = 32 << 20
  private static let endMemory = 16 << 20
  private static let endSize = MemoryLayout<Int>.size

  private let texts: SpillingBytes
  /// Where each text ends.
  private let ends: SpillingBytes
  private let budget: WorkBudget

  init(
    budget: WorkBudget, textMemory: Int = SharedStrings.textMemory,
    endMemory: Int = SharedStrings.endMemory
  ) {
    self.budget = budget
    texts = SpillingBytes(memory: textMemory)
    ends = SpillingBytes(memory: endMemory)
  }

  /// Takes the texts of a part in.
  func read(_ name: String, in archive: ZipArchive) throws(FormatError) {
    guard let part = try archive.part(name, limit: Self.partLimit) else { return }
    try XMLPartReader.read(part, SharedStringsSink(self))
  }

  func append(_ text: [UInt8]) throws(FormatError) {
    try texts.append(text)
    try withUnsafeBytes(of: texts.count) { bytes throws(FormatError) in try ends.append(bytes) }
  }

  var count: Int { ends.count / Self.endSize }

  /// The text with a number; nil where there is none.
  func text(_ index: Int) throws(FormatError) -> String? {
    guard index >= 0, index < count else { return nil }
    let first = max(0, index - 1) * Self.endSize
    let range = try ends.read(first..<(index + 1) * Self.endSize) { bytes in
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - Self.endSize, as: Int.self)
      return (index == 0 ? 0 : bytes.loadUnaligned(as: Int.self))..<last
    }
    try budget.spend(range.count)
    return try texts.read(range) { String(decoding: $0, as: UTF8.self) }
  }
}

/// Takes each `si`: its text, or the texts of its runs, without the phonetic ones.
private final class SharedStringsSink: XMLSink {
  private let strings: SharedStrings
  private var text = RichText()
  private(set) var fault: FormatError?

  init(_ strings: SharedStrings) {
    self.strings = strings
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    text.start(name)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard fault == nil else { return }
    if !text.add(bytes) { fault = .largeText }
  }

  func end(_ name: XMLName) {
    text.end(name)
    guard case "si" = name, fault == nil else { return }
    do throws(FormatError) {
      try strings.append(text.take())
    } catch {
      fault = error
    }
  }
}
