internal import struct Foundation.Date

/// What a response says of one message (RFC 3501, 7.4.2).
struct IMAPMessage {
  private let attributes: [String: IMAPValue]

  /// Nil where the values are not those of a `FETCH` response.
  init?(_ values: [IMAPValue]) {
    guard values.count == 3, values[1].text?.uppercased() == "FETCH",
      case .list(let items) = values[2]
    else { return nil }
    let names = stride(from: 0, to: items.count - 1, by: 2)
    attributes = Dictionary(
      names.compactMap { place in
        items[place].text.map { ($0.uppercased(), items[place + 1]) }
      }
    ) { first, _ in first }
  }

  var uid: UInt32? { attributes["UID"]?.number.flatMap { UInt32(exactly: $0) } }
  var size: Int? { attributes["RFC822.SIZE"]?.number }
  /// The whole message; nil where it was not asked for.
  var content: IMAPValue? { attributes["BODY[]"] }

  /// When the message reached the mailbox, for example ` 4-Nov-2026 08:00:00 +0800`.
  var receivedAt: Date? {
    let words = attributes["INTERNALDATE"]?.text?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    let date = words[0].split(separator: "-")
    let time = words[1].split(separator: ":").compactMap { Int($0) }
    guard date.count == 3, time.count == 3, let day = Int(date[0]), let year = Int(date[2]),
      let month = ServerTime.month(date[1]), let zone = Self.seconds(zone: words[2])
    else { return nil }
    return ServerTime.moment(
      year: year, month: month, day: day, hour: time[0], minute: time[1], second: time[2]
    )?.addingTimeInterval(-zone)
  }

  /// Of a zone such as `+0800`.
  private static func seconds(zone: Substring) -> Double? {
    guard zone.count == 5, let number = Int(zone), abs(number) < 2_400 else { return nil }
    return Double(number / 100 * 3_600 + number % 100 * 60)
  }
}
