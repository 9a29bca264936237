public import Feedback

/// The fixed texts of the yearly pages beside those of `Label`; a template names them as
/// `label.publicReport`.
public enum AnnualLabel: String, Sendable, CaseIterable {
  // The page for everybody
  case publicReport, received, months, topics, deadlines, deadlinesNote, rates, ratesNote
  case allCallbacks, withoutExcluded, stations, openings, openingsHeld, heard, raised
  case matters, mattersNote, agreed, agreedNote, agreedOn, dueOn
  case ballots, ballotsNote, notShown, tableNotShown, tooFew, privacy, channel, notOver
  case keptInTime, tookTooLong, notAnswered, openData
  // The page of good practice
  case learning, improvedStations, improvedDepartments, improvedNote, nobody, rose, before, now
  case notes, noNotes, visits, visitsNote, noVisits, material, materialNote, rule, opening, address

  /// The text in both languages.
  public var name: LocalizedName {
    let (chinese, english) = texts
    return LocalizedName(chinese: chinese, english: english)
  }

  private var texts: (String, String) {
    switch self {
    case .publicReport: ("群众意见年度公开", "What residents said: yearly report")
    case .received: ("收到意见", "Messages received")
    case .months: ("每月收到", "Received by month")
    case .topics: ("说的是什么", "What they were about")
    case .deadlines: ("答复期限", "Deadlines of answers")
    case .deadlinesNote: ("期限在本年内的意见", "Of messages whose deadline lay in the year")
    case .rates: ("回访结果", "What call-backs said")
    case .ratesNote:
      (
        "按回访计算，两种口径并列；回访较少的附95%区间。回访时间：",
        "In both scopes; where call-backs are few, with the 95 % interval. Call-backs made: "
      )
    case .allCallbacks: ("全部", "All")
    case .withoutExcluded: ("不含剔除件", "Without excluded")
    case .stations: ("代表联络站", "Liaison stations")
    case .openings: ("开放次数", "Openings held")
    case .openingsHeld: ("按计划开放", "Openings held as planned")
    case .heard: ("接待群众（人次）", "People heard")
    case .raised: ("反映事项", "Items they raised")
    case .matters: ("反映集中的事项", "What many people spoke about")
    case .mattersNote:
      (
        "每项至少有所列件数的意见；不引用来信原文。",
        "Each with at least as many messages as stated; nobody is quoted."
      )
    case .agreed: ("评议提出的整改事项", "What was agreed at appraisals, and what came of it")
    case .agreedNote: ("状态截至统计日。", "As it stood on the last day counted.")
    case .agreedOn: ("提出", "Agreed")
    case .dueOn: ("期限", "Due")
    case .ballots: ("测评结果", "Results of ballots")
    case .ballotsNote: ("只公布结果，不公布票数。", "Results alone; votes are not counted out here.")
    case .notShown: ("不公布", "not shown")
    case .tableNotShown: ("数量太少，本表不公布。", "Too few: this table is not shown.")
    case .tooFew: ("数量太少，不公布。", "Too few to be shown.")
    case .privacy: ("本页不公布什么", "What this page does not show")
    case .channel: ("渠道", "Channel")
    case .notOver: ("本年尚未结束，数字截至", "The year is not over: figures up to")
    case .keptInTime: ("按期答复", "Answered in time")
    case .tookTooLong: ("超期答复", "Answered late")
    case .notAnswered: ("年末未答复", "Not answered by the year's end")
    case .openData: ("本页数据（JSON）", "The data of this page (JSON)")
    case .learning: ("好做法年度汇编", "Good practice of the year")
    case .improvedStations: ("进步明显的联络站", "Liaison stations that improved")
    case .improvedDepartments: ("进步明显的部门", "Departments that improved")
    case .improvedNote:
      (
        "只列出按规则进步的；其余不作评价，也不排名。",
        "Only who improved by the rule is named; of all others nothing is said, and nobody is ranked."
      )
    case .nobody: ("按规则，今年没有。", "Nobody this year, by the rule.")
    case .rose: ("指标", "Measure")
    case .before: ("上年", "Year before")
    case .now: ("本年", "This year")
    case .notes: ("做法", "What they did")
    case .noNotes: ("尚无记录。", "Nothing has been noted yet.")
    case .visits: ("值得参观的联络站", "Stations to visit")
    case .visitsNote:
      ("全年达到示范站候选标准。", "Candidates for a demonstration station over the whole year.")
    case .noVisits: ("没有联络站全年达到标准。", "No station reached the standard over the year.")
    case .material: ("宣传素材", "Material for publicity")
    case .materialNote:
      (
        "由数字和做法记录按固定句式写成，已遮盖号码；使用前请人核对姓名。",
        "Written from figures and notes by fixed sentences; numbers are masked. Read it for names before "
          + "it is used."
      )
    case .rule: ("规则", "Rule")
    case .opening: ("开放时间", "Open")
    case .address: ("地址", "Address")
    }
  }
}
