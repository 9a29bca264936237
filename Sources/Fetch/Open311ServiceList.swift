public import Formats
internal import Transfer

extension Fetcher {
  /// The kinds of request that the server of a GeoReport v2 source takes; it stands beside the requests.
  public func services(
    of source: SourceSettings
  ) async throws(FetchError) -> [Open311Service] {
    var requester = requester(source)
    let response = try await requester.answer(
      source.url.replacing("/requests.", with: "/services.", maxReplacements: 1))
    do {
      return try Open311Services.parse(
        MemoryBytes(response.body),
        options: FormatOptions(charset: Delivery(response).charset))
    } catch {
      throw .pages(url: response.place, reason: "\(error)")
    }
  }
}
