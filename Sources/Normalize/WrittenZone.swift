/// The zone that a date names.
enum WrittenZone {
  /// Seconds east of UTC.
  case offset(Int)
  /// `CST`: China's where the reader's zone is, else that of RFC 822, UTC-6.
  case centralOrChina

  /// Takes `Z`, `+08:00`, `+08`, `GMT+8`, `EST`; nil where no zone stands.
  init?(_ cursor: inout ByteCursor) {
    cursor.skip(" ")
    let word = cursor.word()
    guard !word.isEmpty else {
      guard let offset = Self.offset(&cursor) else { return nil }
      self = .offset(offset)
      return
    }
    if word.elementsEqual("cst".utf8) {
      self = .centralOrChina
    } else if let hours = Self.hours[String(decoding: word, as: UTF8.self)] {
      self = .offset(hours * 3_600)
    } else if word.count <= 5 {
      self = .offset(Self.offset(&cursor) ?? 0)
    } else {
      return nil
    }
  }

  /// RFC 822's names and those of neighbours that dates are met with.
  private static let hours = [
    "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "cet": 1, "cest": 2, "bst": 1, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9,
  ]

  private static func offset(_ cursor: inout ByteCursor) -> Int? {
    var copy = cursor
    guard let sign = copy.take(anyOf: "+-"), let first = copy.digits() else { return nil }
    var hour = first.value, minute = 0
    switch first.count {
    case 4: (hour, minute) = (first.value / 100, first.value % 100)
    case 1, 2:
      if copy.take(anyOf: ":") != nil {
        guard let second = copy.number(digits: 2...2) else { return nil }
        minute = second.value
      }
    default: return nil
    }
    guard hour <= 15, minute < 60 else { return nil }
    cursor = copy
    return (hour * 60 + minute) * (sign == UInt8(ascii: "-") ? -60 : 60)
  }
}
