/// Durations and sizes as people write them.
enum Units {
  private static let durations: [String: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
  private static let sizes: [String: Double] = ["": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9]

  static func seconds(_ text: String) -> Double? { value(text, durations) }

  static func bytes(_ text: String) -> Int? { value(text, sizes).flatMap { Int(exactly: $0) } }

  private static func value(_ text: String, _ units: [String: Double]) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    guard let number = Double(digits), let factor = units[unit] else { return nil }
    return number * factor
  }
}
