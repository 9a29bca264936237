internal import Foundation

/// A connected TCP socket with what has been read ahead of it.
public struct LoopbackSocket: Sendable {
  let descriptor: Int32
  private var ahead: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var yes: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, size)
    #if canImport(Darwin)
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, size)
    #endif
  }

  /// A connection to a port of 127.0.0.1; nil where nobody listens.
  init?(connectedTo port: UInt16) {
    var address = LoopbackListener.address
    address.sin_port = port.bigEndian
    let descriptor = socket(AF_INET, LoopbackListener.kind, 0)
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else {
      close(descriptor)
      return nil
    }
    self.init(descriptor)
  }

  /// The next request on the connection; nil at its end and where no HTTP is spoken.
  mutating func request(connection: Int) -> LoopbackRequest? {
    let blankLine = Array("\r\n\r\n".utf8)
    var end = ahead.firstRange(of: blankLine)
    while end == nil {
      guard readMore(), let first = ahead.first, first < 128 && first > 32 else { return nil }
      end = ahead.firstRange(of: blankLine)
    }
    guard let end,
      var request = LoopbackRequest(head: Array(ahead[..<end.lowerBound]), connection: connection)
    else { return nil }
    ahead.removeFirst(end.upperBound)
    let length = request["Content-Length"].flatMap { Int($0) } ?? 0
    while ahead.count < length { guard readMore() else { return nil } }
    request.body = Array(ahead.prefix(length))
    ahead.removeFirst(length)
    return request
  }

  /// Says the answer; false where the connection must not be used any more.
  func say(_ answer: LoopbackAnswer) -> Bool {
    if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
    if let raw = answer.raw {
      _ = send(raw)
      return false
    }
    guard send(Array(answer.head.utf8)) else { return false }
    let body = answer.body.prefix(answer.cutAfter ?? answer.body.count)
    return drip(Array(body), answer.drip) && answer.cutAfter == nil
  }

  private func drip(_ body: [UInt8], _ drip: LoopbackAnswer.Drip?) -> Bool {
    guard let drip else { return send(body) }
    for start in stride(from: 0, to: body.count, by: drip.bytes) {
      Thread.sleep(forTimeInterval: drip.pause)
      guard send(Array(body[start..<min(start + drip.bytes, body.count)])) else { return false }
    }
    return true
  }

  /// The next line without its end; nil at the end of the connection.
  public mutating func line() -> String? {
    var end = ahead.firstIndex(of: 10)
    while end == nil {
      guard readMore() else { return nil }
      end = ahead.firstIndex(of: 10)
    }
    guard let end else { return nil }
    let line = ahead[..<end].last == 13 ? ahead[..<(end - 1)] : ahead[..<end]
    defer { ahead.removeFirst(end + 1) }
    return String(decoding: line, as: UTF8.self)
  }

  /// The next so many bytes; nil where the connection ends before.
  public mutating func bytes(_ count: Int) -> [UInt8]? {
    while ahead.count < count { guard readMore() else { return nil } }
    defer { ahead.removeFirst(count) }
    return Array(ahead.prefix(count))
  }

  /// What has come, at least a byte of it; nil at the end of the connection.
  public mutating func something() -> [UInt8]? {
    if ahead.isEmpty, !readMore() { return nil }
    defer { ahead = [] }
    return ahead
  }

  private mutating func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    ahead += buffer.prefix(count)
    return true
  }

  /// Says a text; false where nobody listens any more.
  @discardableResult
  public func say(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// False where nobody listens any more.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(descriptor, $0.baseAddress, $0.count, flags)
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
