internal import Foundation

/// A span of time that is asked for at once; both ends are whole seconds.
struct TimeWindow: Equatable {
  /// The longest span that GeoReport v2 lets a client ask for.
  static let longest: Double = 90 * 86_400

  var start: Date
  var end: Date

  /// The windows from one moment to another, oldest first, none longer than 90 days.
  static func windows(from start: Date, to end: Date) -> [TimeWindow] {
    var windows: [TimeWindow] = []
    var from = start.wholeSecond
    while from < end {
      let to = min(from.addingTimeInterval(longest), end.wholeSecond.addingTimeInterval(1))
      windows.append(TimeWindow(start: from, end: to))
      from = to
    }
    return windows
  }

  /// The two halves; nil where the window is a second long.
  var halves: (TimeWindow, TimeWindow)? {
    let middle = start.addingTimeInterval((end.timeIntervalSince(start) / 2).rounded(.down))
    guard middle > start else { return nil }
    return (TimeWindow(start: start, end: middle), TimeWindow(start: middle, end: end))
  }
}

extension Date {
  fileprivate var wholeSecond: Date {
    Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down))
  }
}
