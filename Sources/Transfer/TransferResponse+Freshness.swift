internal import CCurl

public import struct Foundation.Date

extension TransferResponse {
  /// The seconds from `now`, the moment at which the response came, for which the server says that
  /// asking again brings nothing new (RFC 9111, 4.2).
  ///
  /// 0 where it wants to be asked each time, nil where it says nothing, at most 2^31.
  public func freshFor(now: Date) -> Double? {
    let directives = headers.all("Cache-Control").flatMap { $0.headerParts(at: ",") }
      .map(CacheDirective.init)
    if directives.contains(where: \.forbidsReuse) { return 0 }
    if let most = directives.first(where: { $0.name == "max-age" }) {
      return max(0, (most.seconds ?? 0) - age)
    }
    return headers["Expires"].map { Self.seconds(until: $0, from: now) }
  }

  /// What caches on the way have already used up.
  private var age: Double { headers["Age"].flatMap { UInt32($0) }.map(Double.init) ?? 0 }

  /// 0 for what is no date, "0" above all, as RFC 9111 (5.3) has it.
  private static func seconds(until date: String, from now: Date) -> Double {
    let moment = curl_getdate(date, nil)
    return moment < 0 ? 0 : max(0, Double(moment) - now.timeIntervalSince1970)
  }
}

/// One directive of `Cache-Control`, for example `max-age=60`.
private struct CacheDirective {
  let name: String
  private let value: String

  init(_ text: String) { (name, value) = text.headerParameter }

  var forbidsReuse: Bool { ["no-cache", "no-store"].contains(name) }

  /// Nil where the value is no number of seconds.
  var seconds: Double? {
    guard value.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return min(Double(value) ?? 0, 2_147_483_648)
  }
}
