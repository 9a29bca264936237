/// A line of text with the words that were looked for marked in it.
public struct MarkedText: Sendable, Equatable {
  public var text: String
  /// What is marked, in Unicode scalars of the text.
  public var marks: [Range<Int>]

  /// A text from its parts.
  public init(text: String, marks: [Range<Int>]) {
    self.text = text
    self.marks = marks
  }

  /// A whole text with what is marked given in UTF-8 bytes.
  public init(_ text: String, bytes: [Range<Int>]) {
    self = MarkedText.excerpt(of: text, bytes: bytes, length: .max)
  }

  /// The part of a text that holds most of what is marked, on one line of so many scalars at the most.
  public static func excerpt(of text: String, bytes: [Range<Int>], length: Int) -> MarkedText {
    var line: [Unicode.Scalar] = []
    var positions: [Int: Int] = [:]
    let ends = Set(bytes.flatMap { [$0.lowerBound, $0.upperBound] })
    var offset = 0
    for scalar in text.unicodeScalars {
      if ends.contains(offset) { positions[offset] = line.count }
      line.append(scalar.properties.isWhitespace || scalar.value < 0x20 ? " " : scalar)
      offset += UTF8.width(scalar)
    }
    positions[offset] = line.count
    let marks = bytes.compactMap { range -> Range<Int>? in
      guard let start = positions[range.lowerBound], let end = positions[range.upperBound] else {
        return nil
      }
      return start..<end
    }
    return cut(line, marks, length: length)
  }

  /// How much stands before the first mark at the most.
  private static let lead = 10

  private static func cut(
    _ line: [Unicode.Scalar], _ marks: [Range<Int>], length: Int
  ) -> MarkedText {
    let start = start(line, marks, length: length)
    let end = length < line.count - start ? start + length : line.count
    var view = String.UnicodeScalarView()
    if start > 0 { view.append("…") }
    view.append(contentsOf: line[start..<end])
    if end < line.count { view.append("…") }
    let shift = start - (start > 0 ? 1 : 0)
    let kept = marks.filter { $0.lowerBound >= start && $0.upperBound <= end }
    return MarkedText(
      text: String(view), marks: kept.map { $0.lowerBound - shift..<$0.upperBound - shift })
  }

  /// Before the mark with the most marks behind it within reach.
  private static func start(
    _ line: [Unicode.Scalar], _ marks: [Range<Int>], length: Int
  ) -> Int {
    guard length < line.count else { return 0 }
    var best = (count: 0, mark: 0)
    for mark in marks {
      let count = marks.count {
        $0.lowerBound >= mark.lowerBound
          && $0.upperBound - mark.lowerBound <= max(1, length / 2)
      }
      if count > best.count { best = (count, mark.lowerBound) }
    }
    let start = max(0, best.mark - min(lead, length / 3))
    return min(start, line.count - min(length, line.count))
  }
}
