/// Gathers the text of a cell, which may come in runs with how to read it beside them (`CT_Rst`).
struct RichText {
  /// A spreadsheet lets a cell hold 32,767 characters.
  static let limit = 8 << 20

  private var bytes: [UInt8] = []
  private var isInText = false
  private var isPhonetic = false

  mutating func start(_ name: XMLName) {
    switch name {
    case "t": isInText = true
    case "rPh": isPhonetic = true
    default: break
    }
  }

  mutating func end(_ name: XMLName) {
    switch name {
    case "t": isInText = false
    case "rPh": isPhonetic = false
    default: break
    }
  }

  /// Adds text where it is the cell's; false where it becomes too much.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isInText, !isPhonetic else { return true }
    bytes.append(contentsOf: text)
    return bytes.count <= Self.limit
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// The text, with its escaped characters decoded; empty afterwards.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: bytes.count < 64 * 1024) }
    return EscapedCharacters.decoded(bytes)
  }
}

extension FormatError {
  static let largeText = FormatError(
    .tooLarge, "a cell holds more than \(RichText.limit >> 20) MB",
    mend: "check that the file is a table of texts")
}
