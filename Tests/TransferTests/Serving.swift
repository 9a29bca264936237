import LoopbackServer
import Transfer

/// A loopback server and a client for the length of a test.
func serving<Value>(
  options: TransferClientOptions = TransferClientOptions(),
  _ respond: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer,
  to body: (Loopback, TransferClient) async throws -> Value
) async throws -> Value {
  let server = try Loopback(respond)
  defer { server.stop() }
  let client = TransferClient(options: options)
  defer { client.close() }
  return try await body(server, client)
}

extension Loopback {
  /// A request to this server that may reach it.
  func request(_ path: String = "/", method: TransferMethod = .get) -> TransferRequest {
    var request = TransferRequest(url: url(path), method: method)
    request.allowsPrivateNetworks = true
    return request
  }
}

extension TransferClient {
  /// The error that a request ends with; nil where it succeeds.
  func failure(of request: TransferRequest) async -> TransferError? {
    do throws(TransferError) {
      _ = try await send(request)
      return nil
    } catch {
      return error
    }
  }
}
