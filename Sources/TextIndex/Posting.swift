/// That a document holds a term, as one number that sorts by term, field and document.
public enum Posting {
  /// The most documents that a segment holds.
  public static let documentLimit = 1 << 16
  static let documentBits: UInt64 = 16

  /// Term and field (1: the subject holds it too), the upper bits of a posting.
  @inline(__always)
  static func list(_ term: UInt64, inSubject: Bool) -> UInt64 { term << 1 | (inSubject ? 1 : 0) }

  /// Adds the postings of a document with a subject and a body, some more than once.
  public static func append(
    subject: FoldedText, body: FoldedText, document: Int, to postings: inout [UInt64]
  ) {
    let document = UInt64(document)
    Term.forEach(in: subject) { term in
      postings.append(list(term, inSubject: false) << documentBits | document)
      postings.append(list(term, inSubject: true) << documentBits | document)
    }
    Term.forEach(in: body) { term in
      postings.append(list(term, inSubject: false) << documentBits | document)
    }
  }

  /// The document of a posting.
  @inline(__always)
  public static func document(of posting: UInt64) -> Int { Int(posting & 0xFFFF) }

  /// The posting with another document.
  @inline(__always)
  public static func moved(_ posting: UInt64, to document: Int) -> UInt64 {
    posting & ~0xFFFF | UInt64(document)
  }

  /// A number that is hard to meet by chance for a posting of an item; their sums tell whether two sets
  /// of postings are the same.
  @inline(__always)
  public static func fingerprint(_ posting: UInt64, item: Int64) -> UInt64 {
    var mixed = (posting >> documentBits) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= UInt64(bitPattern: item) &* 0xC2B2_AE3D_27D4_EB4F
    mixed = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ mixed >> 32
  }
}
