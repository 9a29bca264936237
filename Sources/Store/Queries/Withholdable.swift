internal import Feedback

/// What is counted, and may not be shown to everybody.
///
/// Reports (举报), whoever they are about, are for the office and those who handle them: what they say may lead
/// to who made them.
public protocol Withholdable {
  /// The id of its kind.
  var kind: String { get }
  var isConfidential: Bool { get }
}

extension Withholdable {
  public var isReport: Bool { kind == RequestKind.report.rawValue }

  /// Whether it is neither quoted nor listed outside of the office.
  public var isWithheld: Bool { isConfidential || isReport }
}

extension AppraisedItem: Withholdable {}
extension DeadlineItem: Withholdable {}
extension FacetCount: Withholdable {}
extension FoundVoice: Withholdable {}
extension ItemCallback: Withholdable {}
extension LateItem: Withholdable {}
extension MatterItem: Withholdable {}
extension SpanItem: Withholdable {}
