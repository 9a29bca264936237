import Foundation
import Testing

@Suite("casework on the command line")
struct CaseworkTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench(
      Workbench.configuration().replacingOccurrences(of: "language: en", with: "language: zh-Hans"))
    try bench.write(
      """
      编号,标题,内容,类型,时间
      1,公交车总是晚点,12路公交车早高峰总是晚点，请交通局增加班次。,投诉,2026-09-29 16:00
      2,小区停水两天,我们小区自来水停水两天了，没有人管。,求助,2026-09-29 16:10
      3,咨询医保报销,请问异地就医的医保怎么报销？,咨询,2026-09-29 16:20
      """, "inbox/hotline.csv")
    _ = try bench.run(["import", "inbox/hotline.csv"] + Self.at("2026-09-29T16:40:00+08:00"))
  }

  private static func at(_ time: String) -> [String] { ["--now", time] }

  private func queue(
    _ arguments: [String], at time: String = "2026-09-30T09:00:00+08:00", code: Int32 = 0
  ) throws -> String {
    let result = try bench.run(["queue"] + arguments + Self.at(time) + ["--as", "wang"])
    #expect(result.code == code, "\(arguments): \(result.output)\(result.errors)")
    return result.output + result.errors
  }

  @Test("an item goes from new to closed, and its history tells each step")
  func wholeWay() throws {
    #expect(
      try queue(["assign", "1", "--to", "transport", "--with", "construction"])
        .contains("已派单"))
    _ = try queue(["accept", "1"])
    _ = try queue(["extend", "1", "--by", "5 working days", "--reason", "等车辆到位"])
    _ = try queue(["reply", "1", "--answer", "已增加班次，电话13812345678"])
    _ = try queue(["callback", "1", "--resolved", "yes", "--satisfied", "basically"])
    _ = try queue(["close", "1"])
    let shown = try queue(["show", "1"])
    #expect(shown.contains("状态：已办结"))
    #expect(shown.contains("已联系上，解决：是，基本满意"))
    #expect(shown.contains("协办单位：住房和城乡建设局"))
    let history = try queue(["history", "1"])
    for kind in ["派单", "签收", "延期", "答复", "回访", "办结"] {
      #expect(history.contains("\(kind)  wang"), "\(kind)")
    }
    #expect(history.contains("已增加班次") && !history.contains("13812345678"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("a move that the rules forbid says which are allowed, and changes nothing")
  func refused() throws {
    let said = try queue(["close", "1", "2"], code: 65)
    #expect(said.contains("当前状态“新收”不能办结；可以：派单（assign）"))
    #expect(said.contains("已处理 0 条，未处理 2 条"))
    #expect(
      try queue(["extend", "1", "--by", "5 weeks", "--reason", "x"], code: 65)
        .contains("新收"))
    #expect(
      try queue(["assign", "1", "--to", "tranport"], code: 64)
        .contains("是否指交通运输局（transport）？"))
    #expect(
      try queue(["assign", "1", "--to", "transport", "--with", "transport"], code: 65)
        .contains("不能同时协办"))
  }

  @Test("acting on many asks first")
  func many() throws {
    #expect(try queue(["assign", "--state", "new"], code: 64).contains("筛选出 3 条"))
    #expect(try queue(["assign"], code: 64).contains("name items, or give a filter"))
    let said = try queue(["note", "--state", "new", "--yes", "--say", "已读"])
    #expect(said.contains("已处理 3 条，未处理 0 条"))
  }

  @Test("a filter holds what can be moved alone; the same move again changes nothing")
  func again() throws {
    _ = try queue(["assign", "--state", "new", "--to", "transport", "--yes"])
    _ = try queue(["accept", "1"])
    _ = try queue(["reply", "2", "--answer", "已修好"])
    _ = try queue(["close", "2"])
    let said = try queue(["assign", "--department", "transport", "--to", "transport", "--yes"])
    #expect(said.contains("已处理 0 条，未处理 0 条，原已如此 2 条；另有 1 条的状态不能派单，不列入"))
    #expect(!said.contains("✗"))
    #expect(try queue(["list", "--state", "in-hand"]).contains("共 1 条"))
    let shown = try queue(["history", "1"])
    #expect(shown.components(separatedBy: "派单").count == 2, "\(shown)")
    let missing = try queue(["accept", "3", "nobody"], code: 64)
    #expect(missing.contains("没有 nobody 这一件") && missing.contains("其余各件也未处理"))
    let refused = try queue(["assign", "--state", "closed", "--yes"], code: 64)
    #expect(refused.contains("当前状态“已办结”不能派单"))
    let asked = try queue(["return", "--department", "transport", "--reason", "x"], code: 64)
    #expect(asked.contains("筛选出 2 条；要全部处理，请加 --yes"))
  }

  @Test("dates and answers are understood as a clerk writes them, or refused with the mend")
  func written() throws {
    for day in ["2026/9/29", "20260929", "2026年9月29日", "2026.9.29", "2026-09-29"] {
      #expect(try queue(["list", "--since", day, "--until", day]).contains("共 3 条"), "\(day)")
    }
    for day in ["202611", "2026年9月", "2026-09-31", "9-29", "2026-09-29 10:00", "今天", ""] {
      #expect(try queue(["list", "--since", day], code: 64).contains("--since"), "\(day)")
    }
    #expect(try queue(["list", "--kind", "投诉"]).contains("共 1 条"))
    let early = try queue(["reply", "1", "--answer", "已办", "--at", "2026/9/28"], code: 65)
    #expect(early.contains("答复时间不能早于受理时间"))
    let odd = try queue(["reply", "1", "--answer", "已办", "--at", "昨天"], code: 64)
    #expect(odd.contains("“昨天”不是时间；请写成"))
    // It came at 16:40 on that day: a day without an hour is no time before that.
    _ = try queue(["reply", "1", "--answer", "已办", "--at", "2026年9月29日"])
    #expect(try queue(["show", "1"]).contains("答复时间：2026-09-29 16:40"))
    _ = try queue(["reply", "2", "--answer", "已办", "--at", "2026-09-29 17:30"])
    #expect(try queue(["show", "2"]).contains("答复时间：2026-09-29 17:30"))
    #expect(try queue(["callback", "1"], code: 65).contains("请记录回访结果"))
    _ = try queue(["callback", "1", "--resolved", "部分", "--satisfied", "基本满意"])
    #expect(try queue(["history", "1"]).contains("回访  wang 解决：部分，基本满意"))
    #expect(try queue(["list", "--text", ""], code: 64).contains("没有要找的词；请写一个，如 停车"))
    let mixed = try queue(["reply", "3", "--text", "已办", "--answer", "已办"], code: 64)
    #expect(mixed.contains("--text filters"))
    #expect(try queue(["show", "0003"], code: 64).contains("没有 0003 这一件"))
  }

  @Test("what a clerk calls a department, a topic or a state is understood")
  func names() throws {
    _ = try queue(["assign", "1", "--to", "交通局", "--with", "卫健委"])
    #expect(try queue(["show", "1"]).contains("承办单位：交通运输局"))
    #expect(try queue(["list", "--state", "已派单", "--topic", "交通运输"]).contains("共 1 条"))
    let unknown = try queue(["list", "--department", "水务局"], code: 64)
    #expect(unknown.contains("没有承办单位“水务局”；可写：自然资源和规划局（natural-resources）、"))
    #expect(try queue(["list", "--department", "公交"], code: 64).contains("是否指交通运输局（transport）？"))
    let topics = try queue(["tag", "1", "jiaotong"], code: 64)
    #expect(topics.contains("交通运输（transport）") && !topics.contains("transport/roads"))
    #expect(try queue(["tag", "1", "停车与通行"]).contains("交通运输"))
  }

  @Test("a move says until when the item is due, and the history to whom and by how much")
  func told() throws {
    let said = try queue(["assign", "1", "--to", "transport", "--with", "health"])
    #expect(said.contains("· 交通运输局  期限 2026-"), "\(said)")
    _ = try queue(["extend", "1", "--by", "5个工作日", "--reason", "需现场勘查"])
    let history = try queue(["history", "1"])
    #expect(history.contains("派单  wang → 交通运输局，协办 卫生健康委员会"))
    #expect(history.contains("延期  wang 5个工作日：需现场勘查"))
    _ = try queue(["merge", "2", "--into", "1"])
    #expect(try queue(["history", "2"]).contains("合并  wang → MQ-"))
  }

  @Test("deadlines follow kind, urgency and calendar, and lists show what is late")
  func deadlines() throws {
    let shown = try queue(["show", "3"])
    #expect(
      shown.contains(
        "2026年9月29日（周二）16:40收到；2个工作日：9月30日、10月8日；10月1日至7日放假 → 10月8日（周四）18:00到期"))
    let late = try queue(["list", "--overdue"], at: "2026-10-08T18:01:00+08:00")
    #expect(late.contains("咨询医保报销") && !late.contains("公交车"))
    let soon = try queue(["list", "--due-soon"], at: "2026-10-08T09:00:00+08:00")
    #expect(soon.contains("咨询医保报销"))
    #expect(try queue(["stats"], at: "2026-10-08T18:01:00+08:00").contains("已超期 2 条"))
    #expect(try queue(["next", "--limit", "1"]).contains("停水"))
  }

  @Test("a pause stops the clock, and going on counts from there")
  func pause() throws {
    _ = try queue(["assign", "3", "--to", "health"])
    _ = try queue(["pause", "3", "--reason", "等居民补充材料"])
    #expect(!(try queue(["list", "--overdue"], at: "2026-10-20T09:00:00+08:00").contains("医保")))
    _ = try queue(["resume", "3"], at: "2026-10-09T10:00:00+08:00")
    // 30 September, 8 and 9 October were paused: 10 (a worked Saturday) and 12 October count.
    #expect(try queue(["show", "3"]).contains("10月12日（周一）18:00到期"))
  }

  @Test("a confidential item leaves the lists, and is shown for a reason that is kept")
  func confidential() throws {
    _ = try queue(["confide", "2"])
    let digest = try bench.run(
      ["digest", "--date", "2026-09-29", "--format", "md"] + Self.at("2026-09-30T09:00:00+08:00"))
    #expect(digest.code == 0)
    let page = try bench.read("digests/2026-09-29/all.md")
    #expect(page.contains("公交车") && !page.contains("停水两天"))
    #expect(try bench.run(["explain", "2"]).code == 64)
    #expect(try queue(["stats"]).contains("共 3 条"))
    #expect(!(try queue(["list"]).contains("停水")))
    #expect(try queue(["list", "--confidential", "--reason", "复核"]).contains("停水"))
    #expect(try queue(["show", "2"], code: 64).contains("--reason"))
    #expect(try queue(["show", "2", "--reason", "主任交办"]).contains("停水"))
    #expect(try queue(["show", "2", "--reason", "复核"]).contains("查看保密件  wang：主任交办"))
  }

  @Test("merged items stand behind one, and can be taken apart again")
  func merge() throws {
    _ = try queue(["merge", "2", "--into", "1"])
    #expect(try queue(["show", "2"]).contains("状态：已合并"))
    #expect(try queue(["merge", "1", "--into", "2"], code: 65).contains("第三件"))
    #expect(try queue(["merge", "1", "--into", "1"], code: 65).contains("不能合并到自身"))
    _ = try queue(["split", "2"])
    #expect(try queue(["show", "2"]).contains("状态：新收"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("a changed calendar moves deadlines, once it is said")
  func recompute() throws {
    try bench.write(
      """
      calendar: iso-weekends
      deadlines:
        - {urgent: true, within: 24 hours}
        - {kind: consult, within: 2 working days}
        - {within: 15 working days}
      """, "config/casework.yaml")
    #expect(try queue(["recompute"]).contains("2 个期限有变"))
    #expect(try queue(["recompute", "--yes"]).contains("已移动 2 个期限"))
    #expect(try queue(["recompute"]).contains("0 个期限有变"))
    #expect(try queue(["show", "3"]).contains("10月1日（周四）18:00到期"))
    #expect(try queue(["history", "3"]).contains("重算期限  wang → 2026-10-01 18:00"))
    #expect(try bench.run(["verify"]).code == 0)
  }

  @Test("an item that comes with its answer is answered; history opens no deadlines")
  func answered() throws {
    try bench.write(
      """
      编号,标题,内容,时间,答复内容,答复时间
      9,路灯不亮,路口的路灯不亮。,2026-09-01 10:00,已修好。,2026-09-05 10:00
      10,井盖缺失,路口的井盖没有了。,2026-09-01 10:00,,
      """, "inbox/old.csv")
    _ = try bench.run(
      ["import", "--history", "inbox/old.csv"] + Self.at("2026-09-29T16:41:00+08:00"))
    #expect(try queue(["show", "9"]).contains("状态：已答复"))
    let open = try queue(["show", "10"])
    #expect(open.contains("状态：新收") && !open.contains("期限："))
  }

  @Test("what its source calls confidential begins so, stays so, and is in no list or digest")
  func confidentialAtIntake() throws {
    try bench.write(
      """
      编号,标题,内容,是否保密,时间
      10,举报有人行贿,有人行贿张某,是,2026-09-29 16:00
      11,路灯不亮,门口路灯不亮,否,2026-09-29 16:00
      12,噪音扰民,工地半夜施工,,2026-09-29 16:00
      """, "inbox/secret.csv")
    _ = try bench.run(["import", "inbox/secret.csv"] + Self.at("2026-09-29T16:40:00+08:00"))
    let listed = try queue(["list", "--limit", "50"])
    #expect(!listed.contains("行贿") && listed.contains("路灯不亮") && listed.contains("噪音扰民"))
    #expect(try queue(["show", "10"], code: 64).contains("--reason"))
    #expect(try queue(["list", "--confidential"], code: 64).contains("--reason"))
    #expect(try queue(["list", "--confidential", "--reason", "复核"]).contains("行贿"))
    #expect(try queue(["show", "10", "--reason", "看经过"]).contains("wang：复核"))
    try bench.write(
      "编号,标题,内容,是否保密,时间\n11,路灯不亮,门口路灯还是不亮,保密,2026-09-29 16:00", "inbox/later.csv")
    _ = try bench.run(["import", "inbox/later.csv"] + Self.at("2026-09-30T16:40:00+08:00"))
    #expect(try !queue(["list", "--limit", "50"]).contains("路灯不亮"))
    let digest = try bench.run(
      ["digest", "--date", "2026-09-29", "--format", "md"] + Self.at("2026-10-01T08:00:00+08:00"))
    #expect(digest.code == 0)
    let text = try bench.read("digests/2026-09-29/all.md")
    #expect(!text.contains("行贿") && text.contains("噪音扰民"))
  }
}
