/// Sorts postings and drops repetitions.
public enum PostingSort {
  /// Sorted postings, each once. Takes as much memory again; linear in their number.
  ///
  /// The documents of a list come in ascending order, as they do where texts are read one by one, so
  /// that they need no sorting.
  public static func sorted(_ postings: [UInt64]) -> [UInt64] {
    var postings = postings
    if postings.count < 4_096 {  // clearing the counts would cost more
      postings.sort()
    } else {
      radixSort(&postings)
    }
    return unique(postings)
  }

  /// By the lowest digit first, eleven bits at a time.
  private static func radixSort(_ postings: inout [UInt64]) {
    var other = [UInt64](repeating: 0, count: postings.count)
    var counts = [Int](repeating: 0, count: 2_048)
    let last = Posting.documentBits + 1 + Term.bits
    for shift in stride(from: Posting.documentBits, to: last, by: 11) {
      pass(from: postings, to: &other, &counts, shift: shift)
      swap(&postings, &other)
    }
  }

  private static func pass(
    from input: [UInt64], to output: inout [UInt64], _ counts: inout [Int], shift: UInt64
  ) {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        counts.withUnsafeMutableBufferPointer { counts in
          counts.update(repeating: 0)
          for posting in input { counts[Int(posting >> shift & 0x7FF)] &+= 1 }
          var start = 0
          for digit in 0..<counts.count {
            let count = counts[digit]
            counts[digit] = start
            start &+= count
          }
          for posting in input {
            let digit = Int(posting >> shift & 0x7FF)
            output[counts[digit]] = posting
            counts[digit] &+= 1
          }
        }
      }
    }
  }

  private static func unique(_ sorted: [UInt64]) -> [UInt64] {
    var unique = sorted
    let count = unique.withUnsafeMutableBufferPointer { postings in
      var count = 0
      for index in postings.indices where index == 0 || postings[index] != postings[count - 1] {
        postings[count] = postings[index]
        count += 1
      }
      return count
    }
    unique.removeLast(unique.count - count)
    return unique
  }
}
