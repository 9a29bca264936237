/// One request as the server heard it.
public struct LoopbackRequest: Sendable {
  /// `GET` or `POST`.
  public var method: String
  /// The path with its query.
  public var path: String
  /// Header fields in their order.
  public var headers: [(name: String, value: String)]
  /// As long as `Content-Length` says.
  public var body: [UInt8]
  /// The connection it came by, from 1.
  public var connection: Int

  /// The value of a header field, whatever the case of its name.
  public subscript(name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// Reads the head of a request, without its blank line.
  init?(head: [UInt8], connection: Int) {
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    method = String(words[0])
    path = String(words[1])
    headers = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[colon...].dropFirst().drop { $0 == " " }))
    }
    body = []
    self.connection = connection
  }
}
