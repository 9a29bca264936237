/// Finds the documents of one segment that a query may mean: all that it does mean are among them.
public struct SegmentSearch {
  private let query: SearchQuery
  private let count: Int
  private let pages: (ClosedRange<UInt64>) throws -> [PostingPage]

  /// A search in a segment of so many documents; `pages` gives the pages that may hold some postings.
  public init(
    _ query: SearchQuery, documents count: Int,
    pages: @escaping (ClosedRange<UInt64>) throws -> [PostingPage]
  ) {
    (self.query, self.count, self.pages) = (query, count, pages)
  }

  /// A document, and how many clauses its subject may meet.
  public struct Candidate: Sendable, Equatable {
    public var document: Int
    public var inSubject: Int
  }

  /// The documents, the newest first.
  public func candidates() throws -> [Candidate] {
    var found: DocumentSet?
    var subjects: [DocumentSet] = []
    for clause in query.clauses {
      let (documents, subject) = try meeting(clause)
      if found == nil { found = documents } else { found?.formIntersection(documents) }
      guard found?.isEmpty == false else { return [] }
      subjects.append(subject)
    }
    for wanted in query.excluded where wanted.isExact { found?.subtract(try holding(wanted).all) }
    return (found?.newestFirst ?? []).map { document in
      Candidate(document: document, inSubject: subjects.count { $0.contains(document) })
    }
  }

  private func meeting(_ clause: [Wanted]) throws -> (all: DocumentSet, subject: DocumentSet) {
    var (all, subject) = (DocumentSet(count: count), DocumentSet(count: count))
    for wanted in clause {
      let documents = try holding(wanted)
      all.formUnion(documents.all)
      subject.formUnion(documents.subject)
    }
    return (all, subject)
  }

  /// The documents with all terms of a word, and those with all of them in the subject.
  private func holding(_ wanted: Wanted) throws -> (all: DocumentSet, subject: DocumentSet) {
    var held: (all: DocumentSet, subject: DocumentSet)?
    for term in wanted.terms {
      let documents = try holding(term)
      held?.all.formIntersection(documents.all)
      held?.subject.formIntersection(documents.subject)
      if held == nil { held = documents }
      if held?.all.isEmpty == true { break }
    }
    return held ?? (DocumentSet(count: count), DocumentSet(count: count))
  }

  private func holding(
    _ terms: ClosedRange<UInt64>
  ) throws -> (all: DocumentSet, subject: DocumentSet) {
    var (all, subject) = (DocumentSet(count: count), DocumentSet(count: count))
    let lists =
      Posting.list(
        terms.lowerBound, inSubject: false)...Posting.list(
        terms.upperBound, inSubject: true)
    let postings =
      lists.lowerBound << Posting.documentBits...lists.upperBound
      << Posting.documentBits | 0xFFFF
    for page in try pages(postings) {
      page.forEach(in: lists) { posting in
        if posting >> Posting.documentBits & 1 == 0 {
          all.insert(Posting.document(of: posting))
        } else {
          subject.insert(Posting.document(of: posting))
        }
      }
    }
    return (all, subject)
  }
}
