internal import Foundation

extension Date {
  /// Milliseconds since 1970, held to a span that every conversion bears (some 285,000 years).
  var milliseconds: Int64 {
    let limit = 9e15
    let value = (timeIntervalSince1970 * 1_000).rounded()
    return value.isNaN ? 0 : Int64(min(max(value, -limit), limit))
  }

  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
  }
}
