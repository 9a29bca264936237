public import Feedback

/// The fixed texts of dossiers beside those of `Label`; a template names them as `label.handling`.
public enum DossierLabel: String, Sendable, CaseIterable {
  // Headings
  case dossier, months, handling, rates, topicsOfTwoLevels, mattersOfPeriod, worst, best, tallies
  case rectifications, phases, raised
  // Tables
  case lastYear, peers, without, part, band, interval, receivedHere, urgentHere, againstLastYear
  case countedUntil, departments, periodOf
  case lists, listOfNumbers, listsNote, toDossier, numbersLeftOut
  case state, agreed, dueDay, voicesBefore, voicesAfter, earlier, notTracked, held, cast, votes,
    invalid, outOf
  case members, noResult, result, withheld, points, rule, ratesWindow, phase
  case station, noStation, raisedItems, deputies, answered, overdue, calledBack, resolved, satisfied
  case raisedCases, raisedNote, raisedRule
  case method
  case handlingNote, ratesNote, talliesNote, rectificationsNote, mattersRule, notOver

  /// The text in both languages.
  public var name: LocalizedName {
    let (chinese, english) = texts
    return LocalizedName(chinese: chinese, english: english)
  }

  private var texts: (String, String) {
    switch self {
    case .dossier: ("评议案卷", "Appraisal dossier")
    case .months: ("每月收到", "Received by month")
    case .handling: ("办理情况", "How it was dealt with")
    case .rates: ("响应率、解决率、满意率", "Rates from call-backs")
    case .topicsOfTwoLevels: ("主题（两级）", "Topics (two levels)")
    case .mattersOfPeriod: ("群众反映集中的事项", "What many people spoke about")
    case .worst: ("办理欠佳的典型", "Cases that went worst")
    case .best: ("办理良好的典型", "Cases that went best")
    case .tallies: ("测评与问卷结果", "Ballots and questionnaires")
    case .rectifications: ("整改事项", "What was agreed")
    case .phases: ("工作阶段", "Phases")
    case .raised: ("代表提出的意见及办理结果", "What deputies raised, and what came of it")
    case .station: ("代表联络站", "Liaison station")
    case .noStation: ("未注明联络站", "no station")
    case .raisedItems: ("提出", "Raised")
    case .deputies: ("代表", "Deputies")
    case .answered: ("已答复", "Answered")
    case .overdue: ("逾期未答复", "Overdue")
    case .calledBack: ("已回访", "Called back")
    case .resolved: ("已解决", "Resolved")
    case .satisfied: ("满意", "Satisfied")
    case .raisedCases: ("代表提出、最需跟进的件", "What deputies raised that most needs following up")
    case .raisedNote:
      (
        "经代表联络站或代表提出、由评议对象承办的件，截至期末的结果；已解决、满意为已回访件中的件数。",
        "Items of the object that came through a liaison station or a deputy, as of the period's end; "
          + "resolved and satisfied are of those that were called back."
      )
    case .raisedRule:
      ("先列扣分多的，再列等待久的。", "Those with most points first, then those that waited longest.")
    case .lastYear: ("上年同期", "Year before")
    case .peers: ("其他部门合计", "All others, pooled")
    case .without: ("不含剔除", "without excluded")
    case .part: ("本期", "This period")
    case .band: ("档次", "Band")
    case .interval: ("95%区间", "95 % interval")
    case .receivedHere: ("本期收到", "Received")
    case .urgentHere: ("紧急", "Urgent")
    case .againstLastYear: ("较上年同期", "Against the year before")
    case .countedUntil: ("统计截至", "Counted until")
    case .departments: ("所涉单位", "Departments")
    case .periodOf: ("评议时段", "Period")
    case .lists: ("数字与件号", "The items behind the figures")
    case .listOfNumbers: ("每个数字对应的工单编号", "The work-order numbers behind each figure")
    case .listsNote:
      (
        "每个数字列出最近的件号，全部件号可用 minqing appraise items 查看；保密件和举报只计数，不列件号。",
        "The newest of each figure; `minqing appraise items` prints all. Confidential items and reports "
          + "are counted and not listed."
      )
    case .toDossier: ("返回案卷", "Back to the dossier")
    case .numbersLeftOut: ("其余未列", "others not listed")
    case .state: ("状态", "State")
    case .agreed: ("提出", "Agreed")
    case .dueDay: ("期限", "Due")
    case .voicesBefore: ("之前", "Voices before")
    case .voicesAfter: ("之后", "Voices after")
    case .earlier: ("往次评议", "Earlier appraisal")
    case .notTracked: ("不统计", "not counted")
    case .held: ("日期", "Held")
    case .cast: ("收回", "Cast")
    case .votes: ("票数", "Votes")
    case .outOf: ("总数", "out of")
    case .invalid: ("无效", "Invalid")
    case .members: ("全体", "Members")
    case .noResult: ("无结果", "no result")
    case .result: ("结果", "Result")
    case .withheld: ("只计数、不引用", "Counted, not quoted")
    case .points: ("分", "points")
    case .rule: ("选取规则", "How they were chosen")
    case .ratesWindow: ("回访时间", "Call-backs made")
    case .phase: ("阶段", "Phase")
    case .handlingNote:
      (
        "到期：期限在本期内的件；退回、延期、重办：本期收到的件。分母为零的写“无数据”，合计为汇总相除，不是各部门的平均。",
        "Deadlines are those that lay in the period; returned, extended and reopened are of what was "
          + "received in it. Nothing to divide by is no data; the others are pooled, no mean of means."
      )
    case .ratesNote:
      (
        "按回访计算，两种口径并列：全部，与不含剔除件。分母较小的附95%区间；分档，不排名。",
        "From call-backs, in both scopes: all, and without excluded items. Small numbers bear their "
          + "95 % interval; bands, no ranks."
      )
    case .talliesNote:
      (
        "只保存各等次票数，不保存选票，不能对应到投票人。",
        "Counts by grade alone are kept: no ballots, and nothing that leads to a voter."
      )
    case .rectificationsNote:
      (
        "“之前”为提出前同样天数内的意见件数，“之后”为提出后至统计截止日的件数。",
        "Before: in as many days up to the agreement as lie behind it; after: since then."
      )
    case .method: ("案卷编制说明", "How this dossier was made")
    case .mattersRule:
      (
        "本期内涉及意见最多的事项，按期末的热度排列。",
        "The matters with most voices in the period, by their heat at its end."
      )
    case .notOver: ("本期尚未结束，数字截至", "The period is not over: figures up to")
    }
  }
}
