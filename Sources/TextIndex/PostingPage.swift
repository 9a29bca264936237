/// Sorted postings of a segment in few bytes, small enough for a page of the database.
///
/// Bytes: entry by entry, how far the list lies behind the last one (twice that, and 1 more where one
/// document follows), where there are more their number less 2, the first document, and the gaps
/// less 1. Numbers are varints of 7 bits, low ones first.
public struct PostingPage: Sendable, Equatable {
  /// The first posting.
  public var first: UInt64
  public var bytes: [UInt8]

  /// A page that was kept.
  public init(first: UInt64, bytes: [UInt8]) {
    self.first = first
    self.bytes = bytes
  }

  /// The bytes of a page at the most, so that it stays within 4,096 with its row.
  private static let capacity = 4_000
  /// The documents of an entry at the most, so that an entry always fits.
  private static let entryLimit = 1_000

  /// The pages of postings, which are sorted and unique.
  public static func pages(of postings: [UInt64]) -> [PostingPage] {
    var pages: [PostingPage] = []
    var page = PostingPage(first: postings.first ?? 0, bytes: [])
    var last = page.first >> Posting.documentBits
    var entry: [UInt8] = []
    var start = 0
    while start < postings.count {
      let list = postings[start] >> Posting.documentBits
      var end = start + 1
      while end < postings.count, end - start < entryLimit,
        postings[end] >> Posting.documentBits == list
      {
        end += 1
      }
      entry.removeAll(keepingCapacity: true)
      appendDocuments(postings[start..<end], to: &entry)
      if page.bytes.count + entry.count + 10 > capacity {
        pages.append(page)
        page = PostingPage(first: postings[start], bytes: [])
        last = list
      }
      VarintWriter.append((list - last) << 1 | (end - start == 1 ? 1 : 0), to: &page.bytes)
      page.bytes += entry
      last = list
      start = end
    }
    if !page.bytes.isEmpty { pages.append(page) }
    return pages
  }

  private static func appendDocuments(_ postings: ArraySlice<UInt64>, to bytes: inout [UInt8]) {
    if postings.count > 1 { VarintWriter.append(UInt64(postings.count - 2), to: &bytes) }
    var next: UInt64 = 0
    for posting in postings {
      let document = posting & 0xFFFF
      VarintWriter.append(document - next, to: &bytes)
      next = document + 1
    }
  }

  /// Calls a body with the postings of some lists, in their order; damaged bytes end it early.
  @inline(__always)
  func forEach(in lists: ClosedRange<UInt64>, _ body: (UInt64) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = VarintReader(bytes: bytes)
      var list = first >> Posting.documentBits
      while !reader.isAtEnd {
        let header = reader.next()
        list &+= header >> 1
        guard list <= lists.upperBound else { return }
        let count = header & 1 == 1 ? 1 : reader.next() &+ 2
        let isWanted = list >= lists.lowerBound
        var next: UInt64 = 0
        var index: UInt64 = 0
        while index < count, !reader.isAtEnd {
          let document = next &+ reader.next()
          if isWanted { body(list << Posting.documentBits | document & 0xFFFF) }
          next = document &+ 1
          index &+= 1
        }
      }
    }
  }

  /// All postings of the page, in their order.
  public func forEach(_ body: (UInt64) -> Void) {
    forEach(in: 0...UInt64.max, body)
  }
}
