public import Feedback

/// The fixed texts of the pages of livelihood projects beside those of `Label`; a template names them
/// as `label.milestones`.
public enum ProjectLabel: String, Sendable, CaseIterable {
  // Headings
  case projects, progress, vote, money, milestones, voices, callbacks, quotations, numbers, how
  // Tables
  case project, standing, places, wholeArea, adopted, completed, late, planned, spent, spentShare
  case milestone, dueDay, doneDay, delay, next, open, days, decided, votesFor, valid, members
  case changedOn, before, after, aroundVote, aroundCompletion, withheld, months, without
  case tenThousands
  case words, linkedOnly, notListed, toIndex, total, upTo, departments
  // Notes
  case voicesNote, callbacksNote, milestonesNote, quotationsNote, placeNote, noMilestones

  /// The text in both languages.
  public var name: LocalizedName {
    let (chinese, english) = texts
    return LocalizedName(chinese: chinese, english: english)
  }

  private var texts: (String, String) {
    switch self {
    case .projects: ("民生实事项目", "Livelihood projects")
    case .progress: ("进度", "Progress")
    case .vote: ("票决", "Vote")
    case .money: ("资金", "Money")
    case .milestones: ("节点", "Milestones")
    case .voices: ("相关意见", "Voices about it")
    case .callbacks: ("回访", "Call-backs")
    case .quotations: ("意见摘录", "Quoted")
    case .numbers: ("件号", "Work-order numbers")
    case .how: ("怎样查找相关意见", "How its voices are found")
    case .project: ("项目", "Project")
    case .standing: ("进展", "Standing")
    case .places: ("实施地点", "Where")
    case .wholeArea: ("全域", "the whole area")
    case .adopted: ("票决通过", "Adopted")
    case .completed: ("完成", "Completed")
    case .late: ("滞后", "Late")
    case .planned: ("计划资金", "Planned")
    case .spent: ("已用资金", "Spent")
    case .spentShare: ("使用比例", "Spent of planned")
    case .milestone: ("节点", "Milestone")
    case .dueDay: ("计划", "Due")
    case .doneDay: ("完成", "Done")
    case .delay: ("滞后天数", "Days late")
    case .next: ("下一节点", "Next due")
    case .open: ("未完成", "open")
    case .days: ("天", "days")
    case .decided: ("票决日期", "Voted on")
    case .votesFor: ("赞成票", "For")
    case .valid: ("有效票", "Valid")
    case .members: ("全体代表", "Members")
    case .changedOn: ("进展报告日期", "Progress as of the table of")
    case .before: ("之前", "Before")
    case .after: ("之后", "After")
    case .aroundVote: ("票决前后", "Before and after the vote")
    case .aroundCompletion: ("完成前后", "Before and after completion")
    case .withheld: ("只计数、不引用", "Counted, not quoted")
    case .months: ("每月意见", "Voices by month")
    case .without: ("不含剔除", "without excluded")
    case .tenThousands: ("万元", "×10,000 yuan")
    case .words: ("关键词", "Words")
    case .linkedOnly: ("仅人工关联", "only what people linked")
    case .notListed: ("其余未列", "others not listed")
    case .toIndex: ("返回全年项目", "All projects of the year")
    case .total: ("合计", "Total")
    case .upTo: ("统计截至", "Counted up to")
    case .departments: ("责任单位", "Responsible")
    case .voicesNote:
      (
        "前后两段天数相同；该段时间内尚未开始收集意见的写“无数据”。意见多少不等于工作好坏。",
        "As many days on either side. Where the office had not heard all of the time before, there is "
          + "no data. More voices do not mean worse work."
      )
    case .callbacksNote:
      (
        "票决以来对相关意见的回访，两种口径并列；分母较小的附95%区间，分母为零的写“无数据”。",
        "Call-backs to its voices since the vote, in both scopes. Small numbers bear their 95 % "
          + "interval; nothing to divide by is no data."
      )
    case .milestonesNote:
      (
        "未完成且已过计划日期的为滞后；当日到期的不算。",
        "What is open and past its day is late; what is due today is not."
      )
    case .quotationsNote: ("最近的意见，已遮盖个人信息。", "The newest voices, masked.")
    case .placeNote:
      (
        "意见和回访只统计本地的，进度和资金为整个项目的。",
        "Voices and call-backs are those of the place; progress and money those of the whole project."
      )
    case .noMilestones: ("未报节点。", "No milestones were given.")
    }
  }
}
