/// Files on this machine, in the order of their names.
struct FileDeliveries: Deliveries {
  private var paths: ArraySlice<String>

  /// The files that a path or pattern stands for.
  init(_ path: String) throws(FetchError) {
    paths = try LocalFiles.expand(path)[...]
  }

  mutating func next() async throws(FetchError) -> Delivery? {
    paths.popFirst().map { Delivery(place: $0, content: .file(path: $0)) }
  }
}
