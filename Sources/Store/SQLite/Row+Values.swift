internal import Foundation
internal import GRDB

extension Row {
  /// A time column that may be empty.
  func moment(_ column: String) -> Date? {
    (self[column] as Int64?).map(Date.init(milliseconds:))
  }

  /// A column with the text of a code, where the empty text means nil.
  func code(_ column: String) -> String? {
    let text: String? = self[column]
    return text == "" ? nil : text
  }

  func bytes(_ column: String) -> [UInt8] {
    [UInt8](self[column] as Data)
  }
}
