internal import Feedback

/// Gives the elements of an XML document that are records, one after another.
///
/// A document that is cut off throws at its end, and gives the record in which it ends as a reject
/// before.
struct XMLRecordReader: RecordReader {
  private let elements: [XMLElement]
  private let cut: XMLRepair.Cut?
  private let outcome: (XMLElement, RecordPlace) -> RecordOutcome
  private var position = 0

  /// Records of a document, each as `outcome` takes it.
  init(
    _ elements: [XMLElement], cut: XMLRepair.Cut?,
    outcome: @escaping (XMLElement, RecordPlace) -> RecordOutcome
  ) {
    (self.elements, self.cut, self.outcome) = (elements, cut, outcome)
  }

  mutating func next() throws(FormatError) -> RecordOutcome? {
    defer { position += 1 }
    let place = RecordPlace(number: position + 1)
    if position < elements.count { return outcome(elements[position], place) }
    guard let cut else { return nil }
    let error = FormatError.cutOff(line: cut.line, column: cut.column)
    guard position == elements.count, let remainder = cut.remainder else { throw error }
    return Reject.unreadable(place, error.description, bytes: remainder)
  }
}
