internal import struct Foundation.Date

/// One line of a list as `ls -l` writes it, for example
/// `-rw-r--r--    1 li  staff   12 Nov 22 08:00 voices.csv`.
struct LongListingLine {
  /// Nil for a folder and other things that are no file.
  let file: RemoteFile?

  /// Nil where the line is no such line.
  init?(_ line: ArraySlice<UInt8>, now: Date) {
    let words = line.split(separator: UInt8(ascii: " "))
    let texts = words.map { String(decoding: $0, as: UTF8.self) }
    guard let kind = texts.first?.first,
      let place = texts.indices.first(where: { Self.isDate(texts, at: $0) })
    else { return nil }
    // A single space, as the name may begin with one.
    let name = line[words[place + 2].endIndex...].dropFirst()
    file = Self.file(
      kind, name, size: Int(texts[place - 1]), Self.moment(texts[place...(place + 2)], now: now))
  }

  /// A month, a day, and a time or a year, with the size before them: owners may have spaces in their
  /// names, so that the columns cannot be counted.
  private static func isDate(_ texts: [String], at place: Int) -> Bool {
    guard place > 1, place + 3 < texts.count else { return false }
    return ServerTime.month(texts[place]) != nil && Int(texts[place + 1]) != nil
      && Int(texts[place - 1]) != nil && texts[place + 2].utf8.allSatisfy { $0 < 59 && $0 > 47 }
  }

  private static func file(
    _ kind: Character, _ name: ArraySlice<UInt8>, size: Int?, _ moment: Date?
  ) -> RemoteFile? {
    switch kind {
    case "-": return RemoteFile(bytes: name, size: size, modifiedAt: moment)
    case "l":
      // Size and time are of the link, not of what it leads to.
      let arrow = name.firstRange(of: Array(" -> ".utf8))
      return RemoteFile(bytes: name[..<(arrow?.lowerBound ?? name.endIndex)])
    default: return nil
    }
  }

  /// A time of day stands in place of the year within the last half year.
  private static func moment(_ date: ArraySlice<String>, now: Date) -> Date? {
    let texts = Array(date)
    guard let month = ServerTime.month(texts[0]), let day = Int(texts[1]) else { return nil }
    if let year = Int(texts[2]) { return ServerTime.moment(year: year, month: month, day: day) }
    let time = texts[2].split(separator: ":").compactMap { Int($0) }
    guard time.count == 2 else { return nil }
    return latest(month, day, time, before: now.addingTimeInterval(86_400))
  }

  private static func latest(_ month: Int, _ day: Int, _ time: [Int], before limit: Date) -> Date? {
    let thisYear = 1970 + Int(limit.timeIntervalSince1970 / 31_556_952)
    return [thisYear + 1, thisYear, thisYear - 1].lazy.compactMap {
      ServerTime.moment(year: $0, month: month, day: day, hour: time[0], minute: time[1])
    }.first { $0 < limit }
  }
}
