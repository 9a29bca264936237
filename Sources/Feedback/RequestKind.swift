/// What a resident wants (诉求类型): the six kinds of a 12345 work order.
public enum RequestKind: String, Sendable, CaseIterable, Codable {
  /// 咨询: a question about a policy or a procedure.
  case consult
  /// 求助: a request for help.
  case help
  /// 投诉: a complaint about a service, a nuisance or a body.
  case complaint
  /// 举报: a report of a breach of law or discipline.
  case report
  /// 建议: a suggestion.
  case suggestion
  /// 表扬: praise.
  case praise
}
