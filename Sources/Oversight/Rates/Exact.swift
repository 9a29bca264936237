/// A quotient of whole numbers, kept exact, so that 0.9 is nine tenths and a figure can be recomputed.
///
/// 128 bits hold every sum of weighted counts; a sum that would not fit is rounded to a billionth.
public struct Exact: Sendable, Hashable {
  let numerator: Int128
  /// Above zero.
  let denominator: Int128

  private init(reduced numerator: Int128, _ denominator: Int128) {
    let divisor = Self.greatestDivisor(numerator.magnitude, denominator.magnitude)
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// A whole number.
  public init(_ whole: Int) { (numerator, denominator) = (Int128(whole), 1) }

  /// The nearest billionth.
  private init(near value: Double) {
    self.init(reduced: Int128((value * 1e9).rounded()), 1_000_000_000)
  }

  /// A decimal such as `0.9`, with up to nine digits on either side; nil for anything else.
  init?(decimal text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({
        (1...9).contains($0.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
      }),
      let digits = Int128(parts.joined())
    else { return nil }
    let scale = parts.count == 2 ? parts[1].reduce(Int128(1)) { scale, _ in scale * 10 } : 1
    self.init(reduced: digits, scale)
  }

  private static func greatestDivisor(_ first: UInt128, _ second: UInt128) -> Int128 {
    var (first, second) = (first, second)
    while second != 0 { (first, second) = (second, first % second) }
    return first == 0 ? 1 : Int128(first)
  }

  public var isZero: Bool { numerator == 0 }

  /// The nearest floating-point number, for charts and JSON; comparisons use the exact value.
  public var double: Double { Double(numerator) / Double(denominator) }

  /// The value times ten to a power as a whole number, halves away from zero.
  public func rounded(decimals: Int) -> Int {
    let scale = (0..<decimals).reduce(Int128(1)) { scale, _ in scale * 10 }
    let (whole, overflows) = numerator.multipliedReportingOverflow(by: scale * 2)
    guard !overflows else { return Int((double * Double(scale)).rounded()) }
    let sign: Int128 = whole < 0 ? -1 : 1
    return Int((whole + sign * denominator) / (denominator * 2))
  }

  /// `28.9`, with so many decimals at most and none that are zeros at the end.
  public func text(decimals: Int, padded: Bool = false) -> String {
    let value = rounded(decimals: decimals)
    var digits = String(value.magnitude)
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var text = String(digits.dropLast(decimals))
    var fraction = String(digits.suffix(decimals))
    while !padded, fraction.hasSuffix("0") { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return (value < 0 ? "\u{2212}" : "") + text
  }
}

extension Exact {
  /// The value in hundredths with one decimal, `96.3`.
  public var percent: String { (self * Exact(100)).text(decimals: 1, padded: true) }
}

extension Exact: Comparable {
  /// Whether one fraction is less than another, exactly; by floating point where their products are too
  /// large.
  public static func < (first: Exact, second: Exact) -> Bool {
    let (left, one) = first.numerator.multipliedReportingOverflow(by: second.denominator)
    let (right, two) = second.numerator.multipliedReportingOverflow(by: first.denominator)
    return one || two ? first.double < second.double : left < right
  }

  static func + (first: Exact, second: Exact) -> Exact {
    let (left, one) = first.numerator.multipliedReportingOverflow(by: second.denominator)
    let (right, two) = second.numerator.multipliedReportingOverflow(by: first.denominator)
    let (below, three) = first.denominator.multipliedReportingOverflow(by: second.denominator)
    let (sum, four) = left.addingReportingOverflow(right)
    guard !one, !two, !three, !four else { return Exact(near: first.double + second.double) }
    return Exact(reduced: sum, below)
  }

  static func * (first: Exact, second: Exact) -> Exact {
    let (above, one) = first.numerator.multipliedReportingOverflow(by: second.numerator)
    let (below, two) = first.denominator.multipliedReportingOverflow(by: second.denominator)
    guard !one, !two else { return Exact(near: first.double * second.double) }
    return Exact(reduced: above, below)
  }

  /// nil where there is nothing to divide by.
  static func / (first: Exact, second: Exact) -> Exact? {
    guard !second.isZero else { return nil }
    let sign: Int128 = second.numerator < 0 ? -1 : 1
    return first
      * Exact(reduced: sign * second.denominator, Int128(second.numerator.magnitude))
  }

  static prefix func - (value: Exact) -> Exact { value * Exact(-1) }
}
