import Testing

@testable import Formats

/// The header of rows whose cells are divided by `|`, as a sheet has them.
private func header(_ rows: String..., merges: [TableMerge] = []) -> TableHeader {
  let cells = rows.map { row in
    row.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }
  let width = cells.map(\.count).max() ?? 0
  let padded = cells.map { $0 + Array(repeating: "", count: width - $0.count) }
  return HeaderSearch(TableSample(padded, isGrid: true)) { merges }.header()
}

private func names(_ text: String) -> [String] {
  text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
}

@Suite("Table headers")
struct TableHeaderTests {
  @Test(
    "a header in the first row is found there, whatever stands below",
    arguments: [
      ["编号|标题|时间", "1|路灯不亮|2024-03-01", "2|井盖|2024-03-02"],
      ["编号|标题|时间"],
      ["一级分类|二级分类|三级分类", "城乡建设|安全生产|事故处理", "城乡建设|安全生产|整治"],
      ["id|name|note", "a1|Wang|x", "a2|Li|y", "a3|Zhao|z"],
      ["|a|b|c", "x|1|2|3", "y|4|5|6"],
      ["a|b||", "1|2||", "5|6|7|8"],
      ["编号|编号|标题|标题", "1|2|x|y"],
      ["2019|2020|2021", "1|2|3"],
      ["街道|2019|2020|2021", "甲|1|2|3", "乙|4|5|6"],
      ["1|2|3", "4|5|6"],
      ["2024-03-01|路灯不亮|甲", "2024-03-02|井盖缺失|乙", "日期|事项|街道"],
      ["标题", "路灯不亮", "井盖"],
      ["您对办理结果是否满意？如果不满意，请尽量具体地说明原因，以及您希望有关部门怎样改进工作|性别|姓名", "满意|男|甲", "一般|女|乙"],
      ["a|b", "x, y and z|w", "|"],
      ["序号|事项||备注", "1|路灯|坏|无", "2|井盖|缺|无"],
      ["单位|事项||备注", "甲|路灯|坏|无", "乙|井盖|缺|无"],
    ])
  func first(_ rows: [String]) {
    #expect(header(rows[0]) == header(rows[0]))
    let found = HeaderSearch(
      TableSample(rows.map(names), isGrid: true)
    ).header()
    #expect(found == TableHeader(rows: 0..<1, names: names(rows[0])))
  }

  @Test(
    "titles and notes above are passed over",
    arguments: [
      (["某市热线工单明细|||", "编号|标题|内容|时间", "1|路灯|不亮|2024-03-01"], 1),
      (["某市热线工单明细", "（2024年3月）", "编号|标题|内容|时间", "1|路灯|不亮|2024-03-01"], 2),
      (["|某市热线工单明细||", "编号|标题|内容|时间", "1|路灯|不亮|2024-03-01"], 1),
      (["某市分类表||", "一级|二级|三级", "城建|安全|事故", "城建|安全|整治"], 1),
      (["明细|明细|明细|明细", "编号|标题|内容|时间", "1|路灯|不亮|2024-03-01"], 1),
      (["填报单位：甲街道||填报日期：2024年3月1日||", "编号|标题|内容|时间|办理单位", "1|a|b|2024-03-01|c"], 1),
      (
        [
          "某市热线工单明细||||", "填报单位：甲街道|||2024年3月|", "编号|标题|内容|时间|办理单位",
          "1|路灯|不亮|2024-03-01|路灯所",
        ], 2
      ),
      (["统计月份|2024年3月||", "单位|某街道||", "编号|标题|时间|内容", "1|路灯|2024-03-01|不亮"], 2),
      (["导出说明：本表由系统自动生成，仅供内部使用，请勿外传。||||", "编号|a|b|c|d", "1|2|3|4|5"], 1),
      (["通讯录||", "姓名|电话|单位", "甲|13800000000|某街道"], 1),
      (["2024||", "编号|标题|内容", "1|x|y"], 1),
      (["title||||", "id|subject|body|date|", "7|x|y|2024-03-01|"], 1),
      (["某表||||||", "编号||标题||时间||", "1||x||2024-03-01||"], 1),
    ] as [([String], Int)])
  func below(_ rows: [String], _ row: Int) {
    let found = HeaderSearch(TableSample(Self.grid(rows), isGrid: true)).header()
    #expect(found.rows == row..<(row + 1))
    #expect(found.names == Self.grid(rows)[row])
  }

  @Test("a title over rows without a header leaves the first of them for it")
  func titleOnly() {
    #expect(header("某表|||", "1|2024-03-01|2024-03-02|4", "2|2024-03-01|3|4").rows == 1..<2)
  }

  @Test("no rows have no header")
  func nothing() {
    #expect(header() == TableHeader(rows: 0..<0, names: []))
    #expect(header("", "").names.isEmpty == false)
  }

  static func grid(_ rows: [String]) -> [[String]] {
    let cells = rows.map(names)
    let width = cells.map(\.count).max() ?? 0
    return cells.map { $0 + Array(repeating: "", count: width - $0.count) }
  }
}

@Suite("Stacked headers")
struct TableStackTests {
  @Test("groups and what belongs to them are joined; a name that stands alone stays so")
  func groups() {
    let found = header(
      "编号|标题|办理|||备注", "||签收时间|办结时间|满意度|", "1|路灯|2024-03-01|2024-03-02|满意|无")
    #expect(found.rows == 0..<2)
    #expect(found.names == names("编号|标题|办理/签收时间|办理/办结时间|办理/满意度|备注"))
  }

  @Test("groups over all columns are joined as well")
  func onlyGroups() {
    let found = header(
      "诉求|||办理||", "编号|标题|时间|单位|时限|结果", "1|路灯|2024-03-01|甲|2024-03-05|办结")
    #expect(found.names == names("诉求/编号|诉求/标题|诉求/时间|办理/单位|办理/时限|办理/结果"))
  }

  @Test("many names under few groups are joined, also below a title")
  func wide() {
    let found = header(
      "某市热线工单明细|||||||", "编号|办理|||||回访|", "|单位|签收|办结|时限|结果|是否满意|是否解决",
      "1|甲|2024-03-01|2024-03-02|5|办结|是|是")
    #expect(found.rows == 1..<3)
    #expect(found.names[1] == "办理/单位")
    #expect(found.names[7] == "回访/是否解决")
  }

  @Test("three rows are joined from the top")
  func three() {
    let found = header(
      "编号|办理||||备注", "|签收||办结||", "|时间|人|时间|人|", "1|2024-03-01|甲|2024-03-02|乙|无")
    #expect(found.rows == 0..<3)
    #expect(found.names == names("编号|办理/签收/时间|办理/签收/人|办理/办结/时间|办理/办结/人|备注"))
  }

  @Test("merged cells say how far a group reaches")
  func merges() {
    let rows = ["编号|办理||", "|签收时间|办结时间|备注", "1|2024-03-01|2024-03-02|无"]
    let merge = TableMerge(rows: 0...0, columns: 1...2)
    #expect(header(rows[0], rows[1], rows[2], merges: [merge]).names[3] == "备注")
    #expect(header(rows[0], rows[1], rows[2]).names[3] == "办理/备注")
  }

  @Test(
    "rows of a table are no second row of names",
    arguments: [
      ["编号|标题||备注", "1|路灯|坏|无"], ["标题||备注", "路灯|坏|无"], ["编号|标题||备注", "|路灯|坏|", "|井盖|缺|"],
      ["编号|标题|办理||", "||2024-03-01|2024-03-02|", "1|x|2024-03-01||"],
      ["单位|事项||", "甲|路灯|坏|", "乙|井盖|缺|"],
    ])
  func noStack(_ rows: [String]) {
    let found = HeaderSearch(TableSample(TableHeaderTests.grid(rows), isGrid: true)).header()
    #expect(found.rows == 0..<1)
  }

  @Test("merged cells are asked for only where the first rows have gaps over names")
  func lazy() {
    var asked = 0
    func ask(_ rows: [String]) {
      let sample = TableSample(TableHeaderTests.grid(rows), isGrid: true)
      _ = HeaderSearch(sample) {
        asked += 1
        return []
      }.header()
    }
    ask(["编号|标题|时间", "1|路灯|2024-03-01"])
    ask(["某表||", "编号|标题|时间", "1|路灯|2024-03-01"])
    #expect(asked == 0)
    ask(["编号|办理|", "|签收|办结", "1|2024-03-01|2024-03-02"])
    #expect(asked == 1)
  }
}

@Suite("Cell kinds")
struct CellKindTests {
  @Test(
    "texts are told apart",
    arguments: [
      ("", .empty), ("编号", .name), ("created_at", .name), ("1月", .name), ("2019年", .name),
      ("A1", .name),
      ("2019", .year), ("1899", .number), ("12", .number), ("1,234.50", .number), ("95%", .number),
      ("-3.5", .number), ("1.7e3", .name), ("¥12", .number), ("13800000000", .number),
      ("138****0000", .number), ("GD2024010800017", .number), ("11010119900101123X", .number),
      ("2019-02-08 09:05:33", .date), ("2019/2/8", .date), ("2019年2月8日", .date), ("9:05", .date),
      ("2024-03-01T08:00:00Z", .date), ("路灯坏了。", .prose),
      (String(repeating: "长", count: 41), .prose),
    ] as [(String, CellKind)])
  func kinds(_ text: String, _ expected: CellKind) {
    #expect(CellKind(text) == expected)
  }
}
