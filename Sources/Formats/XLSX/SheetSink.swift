/// Takes the rows of a sheet from its XML.
final class SheetSink: XMLSink {
  // One value, so that an event is one access to the object.
  private var state = SheetState()

  var fault: FormatError? { state.fault }

  /// The row that is being read.
  var row: SheetRow? { state.row }

  /// Gives the rows that are complete, and forgets them.
  func takeRows() -> [SheetRow] { state.takeRows() }

  func start(_ name: XMLName, _ attributes: XMLAttributes) { state.start(name, attributes) }

  func end(_ name: XMLName) { state.end(name) }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { state.text(bytes) }
}

/// Where in a sheet the reading stands, and what it has found.
private struct SheetState {
  /// No row is longer: 100 cells as full as a spreadsheet lets them be.
  private static let rowLimit = 8 << 20

  /// How a cell's value is written: its attribute `t`.
  private enum CellType { case number, shared, text, inline, flag, error, date }

  private var rows: [SheetRow] = []
  /// The row that is being read.
  var row: SheetRow?
  private var lastRow = 0
  private var nextColumn = 0
  private var rowBytes = 0
  var fault: FormatError?

  private var isInCell = false
  private var column = 0
  private var style = 0
  private var type = CellType.number
  private var isInValue = false
  private var value: [UInt8] = []
  private var isInline = false
  private var rich = RichText()

  mutating func takeRows() -> [SheetRow] {
    defer { rows = [] }
    return rows
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "c": startCell(attributes)
    case "v" where isInCell: isInValue = true
    case "row": startRow(attributes)
    case "is" where isInCell: isInline = true
    default: if isInline { rich.start(name) }
    }
  }

  mutating func end(_ name: XMLName) {
    switch name {
    case "c": endCell()
    case "v": isInValue = false
    case "row": endRow()
    case "is": isInline = false
    default: if isInline { rich.end(name) }
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInValue || isInline, fault == nil else { return }
    if isInValue { value.append(contentsOf: bytes) } else if !rich.add(bytes) { fault = .largeText }
    rowBytes += bytes.count
    if rowBytes > Self.rowLimit { fault = .largeText }
  }
}

// MARK: - Rows

extension SheetState {
  private mutating func startRow(_ attributes: XMLAttributes) {
    let number = attributes.integer("r") ?? 0
    row = SheetRow(number: number > 0 ? number : lastRow + 1)
    lastRow = row?.number ?? 0
    nextColumn = 0
    rowBytes = 0
  }

  private mutating func endRow() {
    if let row, !row.cells.isEmpty { rows.append(row) }
    row = nil
  }
}

// MARK: - Cells

extension SheetState {
  private mutating func startCell(_ attributes: XMLAttributes) {
    guard row != nil else { return }
    isInCell = true
    column = attributes["r"].flatMap(CellReference.init)?.column ?? nextColumn
    nextColumn = column + 1
    style = attributes.integer("s") ?? 0
    type = attributes["t"].map(Self.type) ?? .number
    value.removeAll(keepingCapacity: true)
  }

  private mutating func endCell() {
    guard isInCell, column < CellReference.columns else {
      isInCell = false
      return
    }
    isInCell = false
    if let content = rich.isEmpty ? content : .text(String(decoding: rich.take(), as: UTF8.self)) {
      row?.cells.append(SheetCell(column: column, style: style, content: content))
    }
  }

  /// What the value says; nil where it says nothing, as an error does.
  private var content: SheetCell.Content? {
    guard !value.isEmpty else { return nil }
    switch type {
    case .shared: return .shared(value.withUnsafeBufferPointer(\.trimmed.integer) ?? -1)
    case .number: return .number(trimmedValue)
    case .text, .inline:
      return .text(String(decoding: EscapedCharacters.decoded(value), as: UTF8.self))
    case .flag: return .flag(trimmedValue == "1" || trimmedValue == "true")
    case .date: return .date(trimmedValue)
    case .error: return nil
    }
  }

  private var trimmedValue: String {
    value.withUnsafeBufferPointer { String(decoding: $0.trimmed, as: UTF8.self) }
  }

  private static func type(_ text: UnsafeBufferPointer<UInt8>) -> CellType {
    switch (text.first, text.count) {
    case (UInt8(ascii: "s"), 1): .shared
    case (UInt8(ascii: "s"), _): .text
    case (UInt8(ascii: "i"), _): .inline
    case (UInt8(ascii: "b"), _): .flag
    case (UInt8(ascii: "e"), _): .error
    case (UInt8(ascii: "d"), _): .date
    default: .number
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes without white space at their ends.
  fileprivate var trimmed: UnsafeBufferPointer<UInt8> {
    var range = 0..<count
    while let first = range.first, self[first].isJSONWhitespace { range.removeFirst() }
    while let last = range.last, self[last].isJSONWhitespace { range.removeLast() }
    return UnsafeBufferPointer(rebasing: self[range])
  }
}
