internal import Formats
internal import Transfer

/// How many records an answer holds, good and bad ones. A page must be counted before it is taken in: one
/// that is in the store already is not read again there, and an empty one does not come that far.
enum RecordCount {
  /// - Throws: where the answer is not of the source's format.
  static func of(
    _ response: TransferResponse, _ source: SourceSettings
  ) throws(FetchError) -> Int {
    do {
      let format =
        source.format
        ?? Format.guess(
          fileName: nil, contentType: response.contentType,
          head: Array(response.body.prefix(4_096)))
      var reader = try (format ?? .json).reader(
        over: MemoryBytes(response.body), options: source.reading.options)
      var count = 0
      while try reader.next() != nil { count += 1 }
      return count
    } catch {
      throw .pages(url: response.place, reason: "\(error)")
    }
  }
}
