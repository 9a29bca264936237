/// Which segments of the search index should become one: few large ones are quicker to search than many
/// small ones, and each document should be written again a few times only.
enum MergePlan {
  /// How many neighbours of like size become one, and how many of any size.
  private static let many = 8
  private static let tooMany = 24
  /// What is small enough to become part of something larger.
  private static let sizes = [64, 512, 4_096, 32_768]

  /// The segments to merge, of sizes from the oldest to the newest; nil where all is well.
  static func parts(of sizes: [Int], limit: Int) -> Range<Int>? {
    var smaller = 0
    for size in Self.sizes {
      defer { smaller = size }
      let start = (sizes.lastIndex { $0 > size } ?? -1) + 1
      let alike = sizes[start...].count { $0 > smaller }
      guard alike >= many || sizes.count - start >= tooMany else { continue }
      var (end, sum) = (start, 0)
      while end < sizes.count, sum + sizes[end] <= limit {
        sum += sizes[end]
        end += 1
      }
      if end - start > 1 { return start..<end }
    }
    return nil
  }
}
