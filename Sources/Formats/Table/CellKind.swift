/// What a cell looks like, as far as it tells the name of a column from what stands under one.
enum CellKind: Equatable {
  case empty
  /// A short text.
  case name
  /// A number from 1900 to 2100, which columns are named after as well.
  case year
  case number
  case date
  /// A sentence or more.
  case prose

  private static let longestName = 40

  /// The kind of a text without white space at its ends.
  init(_ text: String) {
    guard let first = text.utf8.first else {
      self = .empty
      return
    }
    let shape = Shape(text)
    if shape.isYear, let year = Int(text), (1900...2100).contains(year) {
      self = .year
    } else if shape.isDate, first.isDigit {
      self = .date
    } else if shape.isNumber {
      self = .number
    } else {
      self = shape.scalars > Self.longestName || text.last == "。" ? .prose : .name
    }
  }

  /// Whether a column may be called so.
  var mayName: Bool { self == .name || self == .year }

  /// Whether it is more likely under a name than one.
  var isValue: Bool { self == .number || self == .date || self == .prose }
}

/// The characters of a text, counted.
private struct Shape {
  private static let dateMarks = Set("-/.:年月日号时点分秒TZ+ ".unicodeScalars)
  private static let numberMarks = Set("-+.,%*/()¥￥$ ‰".unicodeScalars)

  private(set) var scalars = 0
  private var digits = 0
  /// Runs of digits.
  private var groups = 0
  private var onlyDate = true
  private var onlyNumber = true

  init(_ text: String) {
    var wasDigit = false
    for scalar in text.unicodeScalars {
      scalars += 1
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit {
        digits += 1
        if !wasDigit { groups += 1 }
      } else {
        onlyDate = onlyDate && Self.dateMarks.contains(scalar)
        onlyNumber = onlyNumber && Self.numberMarks.contains(scalar)
      }
      wasDigit = isDigit
    }
  }

  var isYear: Bool { scalars == 4 && digits == 4 }

  /// `2019-02-08 09:05`, `2019年2月8日`, `9:05`.
  var isDate: Bool { onlyDate && groups > 1 && digits > 1 && groups <= 8 && !isDecimal }

  /// Digits with what stands in numbers, or a mark that is mostly digits: `GD2024010800017`.
  var isNumber: Bool {
    digits > 0 && (onlyNumber || (scalars >= 6 && digits * 10 >= scalars * 6))
  }

  private var isDecimal: Bool { onlyNumber && groups == 2 && scalars == digits + 1 }
}
