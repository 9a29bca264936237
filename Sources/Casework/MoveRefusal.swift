public import Feedback

/// Why a move was not made.
public enum MoveRefusal: Error, Equatable, CustomStringConvertible {
  case notAllowed(Move, in: CaseState)
  case textMissing(Move)
  /// Neither the item nor the move names a department.
  case departmentMissing
  case notASpan(String)
  /// A department both leads and helps.
  case leadAssists(String)
  /// It has been extended as often as the rules allow.
  case extendedTooOften(limit: Int)
  case extensionTooLong(asked: Span, limit: Span)
  /// The time in which an item may be returned is over.
  case returnedTooLate(limit: Span)
  case mergedIntoItself
  /// The item that it should be merged into is merged itself.
  case mergedIntoMerged
  /// Something was said, though nobody was reached.
  case callbackContradicts
  /// Somebody was reached, and nothing is told of what they said.
  case callbackSaysNothing
  /// The answer is said to have been given before the item came, or is still to come.
  case answeredAtNoTime
  /// Somebody else was quicker: the case is not what it was when it was read.
  case movedMeanwhile

  /// What is wrong and the mend, in one line of a language.
  public func text(_ language: Language) -> String {
    language == .chinese ? chinese : english
  }

  public var description: String { english }

  private var english: String {
    switch self {
    case .notAllowed(let move, let state):
      "\(move.rawValue) is not possible while it is \(state.name.english); "
        + "possible: \(Self.list(MoveRule.allowed(in: state)))"
    case .textMissing(let move): "\(move.rawValue) needs a text; say why, or what was answered"
    case .departmentMissing: "no department answers for it yet; name one with --to"
    case .notASpan(let text): "\"\(text)\" is not \(Span.example)"
    case .leadAssists(let department):
      "\(department) leads, so it cannot assist as well; name it once"
    case .extendedTooOften(let limit):
      "it has been extended \(limit) times, which is as often as casework.yaml allows; "
        + "answer what can be answered"
    case .extensionTooLong(let asked, let limit):
      "an extension of \(asked) is longer than casework.yaml allows; ask for \(limit) at most"
    case .returnedTooLate(let limit):
      "it can be returned within \(limit) of its assignment only; assign it to the right department"
    case .mergedIntoItself: "it cannot be merged into itself; name another item"
    case .mergedIntoMerged: "the other item is merged into a third one; name that"
    case .callbackContradicts:
      "who was not reached says nothing: give --resolved and --satisfied only with a contact"
    case .callbackSaysNothing:
      "say what came of it: --resolved, --satisfied or --say; or --no-contacted where nobody was reached"
    case .answeredAtNoTime:
      "it cannot be answered before it came, or later than now; correct the time"
    case .movedMeanwhile: "somebody else has moved it meanwhile; look at it again"
    }
  }

  private var chinese: String {
    switch self {
    case .notAllowed(let move, let state):
      "当前状态“\(state.name.chinese)”不能\(move.name.chinese)；可以："
        + MoveRule.allowed(in: state).map { "\($0.name.chinese)（\($0.rawValue)）" }
        .joined(separator: "、")
    case .textMissing(let move): "\(move.name.chinese)须写明内容；请写明理由或答复"
    case .departmentMissing: "尚无承办单位；请用 --to 写明"
    case .notASpan(let text): "“\(text)”不是时限；请写成 5个工作日、15天 或 24小时"
    case .leadAssists(let department): "\(department) 已是主办单位，不能同时协办；请只写一次"
    case .extendedTooOften(let limit):
      "已延期 \(limit) 次，达到 casework.yaml 规定的次数；请先答复能答复的部分"
    case .extensionTooLong(let asked, let limit):
      "延期\(asked.chinese)超过 casework.yaml 的规定；最多\(limit.chinese)"
    case .returnedTooLate(let limit): "退回须在派单后\(limit.chinese)内提出；请直接改派承办单位"
    case .mergedIntoItself: "不能合并到自身；请写另一件的编号"
    case .mergedIntoMerged: "目标件已并入第三件；请写第三件的编号"
    case .callbackContradicts: "未联系上时没有解决与满意情况；请去掉 --resolved 与 --satisfied"
    case .callbackSaysNothing:
      "请记录回访结果：--resolved、--satisfied 或 --say；未联系上请写 --no-contacted"
    case .answeredAtNoTime: "答复时间不能早于受理时间或晚于现在；请更正"
    case .movedMeanwhile: "已被他人先行处理；请重新查看后再办"
    }
  }

  private static func list(_ moves: [Move]) -> String {
    moves.map(\.rawValue).joined(separator: ", ")
  }
}
