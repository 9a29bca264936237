internal import Foundation
internal import Transfer

/// The files of a folder on a file server, in the order of their names; those that look as they did
/// when they were last taken in are left alone.
struct FolderDeliveries: Deliveries {
  private let requester: Requester
  /// The folder's URL, and the pattern of names that are meant.
  private let folder: String
  private let pattern: String
  private var files: ArraySlice<RemoteFile>?
  /// What each file looked like when it was taken in.
  private var known: [String: String]

  /// Nil where the URL is that of one file.
  init?(_ requester: Requester, _ source: SourceSettings, from position: SourcePosition) {
    guard let slash = source.url.lastIndex(of: "/") else { return nil }
    let name = source.url[source.url.index(after: slash)...]
    guard name.isEmpty || name.contains(where: "*?[".contains) else { return nil }
    self.requester = requester
    folder = String(source.url[...slash])
    pattern = name.isEmpty ? "*" : String(name)
    known = position.cursor(as: [String: String].self) ?? [:]
  }

  mutating func next() async throws(FetchError) -> Delivery? {
    while true {
      var left = try await listed()
      guard let file = left.popFirst() else { return nil }
      files = left
      if let look = file.look, known[file.name] == look { continue }
      let response = try await requester.file(file, in: folder)
      known[file.name] = file.look
      return Delivery(response, position: SourcePosition(json: known))
    }
  }

  private mutating func listed() async throws(FetchError) -> ArraySlice<RemoteFile> {
    if let files { return files }
    let all = try await requester.list(folder).filter { fnmatch(pattern, $0.name, 0) == 0 }
    let names = Set(all.map(\.name))
    known = known.filter { names.contains($0.key) }
    return all[...]
  }
}

extension RemoteFile {
  /// What tells one state of the file from another; nil where the server tells too little.
  fileprivate var look: String? {
    guard let size, let modifiedAt else { return nil }
    return "\(size) \(Int(modifiedAt.timeIntervalSince1970))"
  }
}
