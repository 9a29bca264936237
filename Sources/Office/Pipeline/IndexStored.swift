internal import Store

public import struct Foundation.Date

/// What the index stage did.
public struct IndexReport: Sendable, Codable, RecordedReport {
  public var run: Int64
  public var startedAt: Date
  public var finishedAt: Date
  /// How many items the search index took in, new or again.
  public var indexed: Int
  public var hasFailures: Bool { false }
}

extension OfficeContext {
  /// Brings the search index up to date, or makes it anew.
  public func indexItems(rebuild: Bool) async throws(OfficeError) -> IndexReport {
    try await recorded("index", locked: false) { run, now throws(OfficeError) in
      if rebuild { try OfficeError.wrap { try self.store.resetIndex() } }
      return IndexReport(
        run: run, startedAt: now, finishedAt: now, indexed: try self.indexStored())
    }
  }

  /// The stage behind a run. The items are safe already: where it fails, people are told, and the next one
  /// goes on where this one stopped.
  func index(_ report: inout RunReport) {
    do {
      report.indexed = try indexStored()
    } catch {
      report.warnings.append("the search index is behind: \(error); then run minqing index")
    }
  }

  func indexStored() throws(OfficeError) -> Int {
    try OfficeError.wrap {
      var indexed = 0
      while true {
        let step = try store.indexNext()
        while try store.mergeIndex() {}
        switch step {
        case .indexed(let count): indexed += count
        case .overtaken: continue
        case .finished: return indexed
        }
      }
    }
  }
}
