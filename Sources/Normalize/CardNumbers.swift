internal import Feedback

/// The number of a resident identity card (GB 11643-1999), digit by digit.
enum IdentityCard {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  /// The first two digits of the province codes of GB/T 2260, and those of residence permits.
  private static let provinces = Set(
    [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...83, 91...91].joined())

  /// Whether 18 digits, `X` as 10, are a number with a birthday, and a right check digit (ISO 7064
  /// MOD 11-2) or a birthday of 1930 to 2015.
  static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
    let digits = digits.map(Int.init)
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let year = number(digits[6..<10])
    // A mistyped digit leaves the rest as telling; but a work order's number may begin with a place and
    // a date of our days.
    let isSound = (12 - sum % 11) % 11 == digits[17]
    return (isSound || (1930...2015).contains(year))
      && isPerson(digits, born: year, digits[10..<14])
  }

  /// Whether 15 digits are a number of the form used until 1999, of a person born from 1930 on:
  /// work orders of our days that begin with a place and a date look alike.
  static func isOldForm(_ digits: ArraySlice<UInt8>) -> Bool {
    let digits = digits.map(Int.init)
    let year = 1900 + number(digits[6..<8])
    return year >= 1930 && isPerson(digits, born: year, digits[8..<12])
  }

  private static func isPerson(_ digits: [Int], born year: Int, _ day: ArraySlice<Int>) -> Bool {
    let day = number(day)
    return provinces.contains(number(digits[0..<2])) && (1900...2100).contains(year)
      && Day(year: year, month: day / 100, day: day % 100) != nil
  }

  private static func number(_ digits: ArraySlice<Int>) -> Int {
    digits.reduce(0) { $0 * 10 + $1 }
  }
}

/// The check digit of bank cards (ISO/IEC 7812-1, annex B).
enum Luhn {
  static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
      let value = Int(digit.element) * (digit.offset % 2 == 0 ? 1 : 2)
      return sum + value / 10 + value % 10
    }
    return sum % 10 == 0
  }
}
