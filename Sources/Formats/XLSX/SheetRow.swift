/// A row of a sheet as its part writes it.
struct SheetRow {
  /// From 1.
  var number: Int
  /// The cells that hold something, in any order.
  var cells: [SheetCell] = []
}

/// A cell as its part writes it.
struct SheetCell {
  enum Content {
    /// The number of a shared text.
    case shared(Int)
    case text(String)
    case number(String)
    /// A moment in the form of ISO 8601.
    case date(String)
    case flag(Bool)
  }

  /// From 0.
  var column: Int
  var style: Int
  var content: Content
}

/// The place of a cell: `AB12`.
struct CellReference {
  /// The columns that a sheet can have (ECMA-376-1, 18.3.1.4): A to XFD.
  static let columns = 16_384

  /// From 0.
  var column: Int
  /// From 1.
  var row: Int

  /// The place that a reference names; nil for what is none.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var column = 0, index = 0
    while index < text.count, text[index].isASCIILetter {
      column = column * 26 + Int(text[index] & 0x1F)
      guard column <= Self.columns else { return nil }
      index += 1
    }
    guard column > 0, let row = UnsafeBufferPointer(rebasing: text[index...]).integer, row > 0
    else { return nil }
    (self.column, self.row) = (column - 1, row)
  }
}
