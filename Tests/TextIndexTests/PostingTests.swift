import Testing

@testable import TextIndex

@Suite("Postings")
struct PostingTests {
  private func postings(_ count: Int, lists: UInt64) -> [UInt64] {
    var numbers = Numbers(state: 3)
    return (0..<count).map { index in
      UInt64.random(in: 0..<lists, using: &numbers) << 17 | UInt64(index << 16 / count)
    }
  }

  @Test(
    "pages hold what was put into them, within their size", arguments: [1, 10, 60_000, 1 << 43])
  func pages(lists: UInt64) {
    let sorted = PostingSort.sorted(postings(50_000, lists: lists >> 1 | 1))
    let pages = PostingPage.pages(of: sorted)
    var read: [UInt64] = []
    for page in pages {
      #expect(page.bytes.count <= 4_000)
      var isFirst = true
      page.forEach {
        if isFirst { #expect($0 == page.first) }
        isFirst = false
        read.append($0)
      }
    }
    #expect(read == sorted)
  }

  @Test("sorting drops repetitions, in small and in large", arguments: [0, 1, 100, 10_000])
  func sort(count: Int) {
    let some = postings(count, lists: 40)
    #expect(PostingSort.sorted(some.flatMap { [$0, $0] }) == Set(some).sorted())
  }

  @Test("damaged bytes end the reading and nothing else")
  func damage() {
    let page = PostingPage.pages(of: PostingSort.sorted(postings(3_000, lists: 300)))[0]
    for cut in stride(from: 0, to: page.bytes.count, by: 7) {
      var damaged = PostingPage(first: page.first, bytes: Array(page.bytes.prefix(cut)))
      if cut > 0 { damaged.bytes[cut / 2] ^= 0x55 }
      var count = 0
      damaged.forEach { _ in count += 1 }
      #expect(count <= page.bytes.count * 2)
    }
  }

  @Test("item numbers come back, in any order")
  func items() {
    let items: [Int64] = [5, 6, 7, 3, 1 << 40, 1, 2]
    #expect(ItemNumbers.items(of: ItemNumbers.bytes(of: items)) == items)
    #expect(ItemNumbers.bytes(of: Array(1...1_000)).count < 5)
    #expect(ItemNumbers.items(of: []) == [])
    #expect(
      ItemNumbers.items(of: [2, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]).count == Posting.documentLimit)
  }
}
