/// A quotient of whole numbers, exact until it is shown.
public struct Ratio: Sendable, Equatable {
  /// What is divided.
  public var numerator: Int
  /// 0 where there is nothing to divide by: such a ratio has no value, and never that of zero.
  public var denominator: Int

  /// `numerator` to `denominator`.
  public init(_ numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The value times a scale as a whole number, halves away from zero; nil without a denominator.
  public func scaled(by scale: Int) -> Int? {
    guard denominator > 0 else { return nil }
    let (value, rest) = (numerator.magnitude * UInt(scale))
      .quotientAndRemainder(dividingBy: UInt(denominator))
    let rounded = Int(value) + (2 * rest >= UInt(denominator) ? 1 : 0)
    return numerator < 0 ? -rounded : rounded
  }
}

// MARK: - As text, alike in both languages

extension Ratio {
  /// A share such as `24%`; `<1%` for one that would round to nothing.
  public var percent: String? {
    scaled(by: 100).map { $0 == 0 && numerator > 0 ? "<1%" : "\($0)%" }
  }

  /// A change such as `+12%` or `−3%`.
  public var signedPercent: String? { scaled(by: 100).map { $0.signed + "%" } }

  /// The value with one decimal, such as `1,033.4`.
  public var oneDecimal: String? {
    scaled(by: 10).map { "\(($0 / 10).grouped).\($0.magnitude % 10)" }
  }
}

extension Int {
  /// The number with a comma between thousands: `11,649`.
  public var grouped: String {
    let digits = Array(String(magnitude))
    let groups = digits.enumerated().map { index, digit in
      (index > 0 && (digits.count - index) % 3 == 0 ? "," : "") + String(digit)
    }
    return (self < 0 ? "\u{2212}" : "") + groups.joined()
  }

  /// The number with its sign, U+2212 for minus: `+5`, `−5`, `0`.
  public var signed: String { (self > 0 ? "+" : "") + grouped }
}
