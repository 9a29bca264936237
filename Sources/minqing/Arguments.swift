public import ArgumentParser
public import Feedback
public import Office

extension Day: ExpressibleByArgument {
  /// A day as people write it: `2026-11-22`, `2026/11/22`, `20261122` or `2026年11月22日`.
  public init?(argument: String) {
    guard let day = Day(argument) ?? writtenDay(argument) else { return nil }
    self = day
  }
}

extension Period: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {}

extension RequestKind: ExpressibleByArgument {
  /// A kind by its id or by what people call it.
  public init?(argument: String) {
    let names: [String: RequestKind] = [
      "咨询": .consult, "求助": .help, "投诉": .complaint, "举报": .report, "建议": .suggestion,
      "表扬": .praise,
    ]
    guard let kind = names[argument] ?? RequestKind(rawValue: argument) else { return nil }
    self = kind
  }
}

extension DigestFormat: ExpressibleByArgument {}

extension TallyKind: ExpressibleByArgument {}

extension RectificationState: ExpressibleByArgument {}

extension DossierFormat: ExpressibleByArgument {}
