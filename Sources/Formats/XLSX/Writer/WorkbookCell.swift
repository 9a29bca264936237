public import Feedback

public import struct Foundation.Date

/// What a cell of a workbook holds.
public enum WorkbookCell: Sendable, Equatable {
  case empty
  /// A text, never taken for a formula, a number or a link, whatever it begins with.
  case text(String)
  case integer(Int)
  /// A number, with how it is shown: a format code such as `0.0%`; nil: as it is.
  case number(Double, format: String?)
  /// A moment, shown as wall time of the workbook's zone.
  case moment(Date)
  case day(Day)
}

extension WorkbookCell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A text.
  public init(stringLiteral value: String) {
    self = .text(value)
  }

  /// A whole number.
  public init(integerLiteral value: Int) {
    self = .integer(value)
  }
}
