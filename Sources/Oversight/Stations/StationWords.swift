internal import Feedback

/// The words that tables of stations use.
enum StationWords {
  static let levels: [String: DeputyLevel] = [
    "national": .national, "全国": .national, "全国人大代表": .national, "国家级": .national,
    "province": .province, "provincial": .province, "省": .province, "省级": .province,
    "省人大代表": .province, "自治区": .province, "直辖市": .province,
    "city": .city, "municipal": .city, "市": .city, "市级": .city, "市人大代表": .city,
    "设区的市": .city, "州": .city,
    "county": .county, "district": .county, "县": .county, "区": .county, "县级": .county,
    "区级": .county, "区人大代表": .county, "县人大代表": .county, "县(市、区)": .county,
    "township": .township, "town": .township, "乡": .township, "镇": .township, "乡镇": .township,
    "乡镇级": .township, "乡级": .township, "镇级": .township, "镇人大代表": .township,
    "乡人大代表": .township,
  ]
  static let kinds: [String: ActivityKind] = [
    "regular": .regular, "常规": .regular, "常规活动": .regular, "接待": .regular, "接待选民": .regular,
    "theme": .theme, "主题": .theme, "主题活动": .theme, "专题": .theme,
  ]
  static let settings: [String: ActivitySetting] = [
    "inside": .inside, "in": .inside, "站内": .inside, "站内活动": .inside,
    "outside": .outside, "out": .outside, "站外": .outside, "站外活动": .outside,
  ]
  static let answers: [String: Bool] = [
    "yes": true, "true": true, "1": true, "有": true, "是": true, "达标": true, "√": true,
    "✓": true, "✔": true, "☑": true, "no": false, "false": false, "0": false, "无": false,
    "没有": false, "否": false, "不达标": false, "未达标": false, "×": false, "✗": false, "✘": false,
  ]
}

/// A column of a table of stations.
enum StationColumn: TableColumn {
  case id, name, level, team, station, from, until
  case number, day, kind, setting, title, deputies, heard, raised, registered
  case requirement, holds, evidence

  var names: [String] {
    switch self {
    case .id: ["代表编号", "代表证号", "编号", "id", "deputyid"]
    case .name: ["姓名", "代表姓名", "代表", "name", "deputy"]
    case .level: ["代表级别", "级别", "代表层级", "层级", "level"]
    case .team: ["代表小组", "小组", "代表团", "group", "team"]
    case .station:
      ["代表联络站", "联络站", "所属联络站", "进站", "接待站", "联络站名称", "代表联络站名称", "station"]
    case .from: ["进站日期", "起始日期", "任职日期", "from", "since"]
    case .until: ["离站日期", "截止日期", "离任日期", "until"]
    case .number: ["活动编号", "编号", "number", "id", "activity"]
    case .day: ["活动日期", "检查日期", "日期", "接待日期", "date", "day"]
    case .kind: ["活动类型", "类型", "kind", "type"]
    case .setting: ["活动场所", "站内站外", "站内/站外", "场所", "setting", "where"]
    case .title: ["活动主题", "主题", "活动名称", "title", "theme"]
    case .deputies: ["参加代表", "到站代表", "接待代表", "代表", "deputies", "present"]
    case .heard: ["接待人数", "听取人数", "接待群众人数", "接待群众", "heard", "peopleheard"]
    case .raised: ["收集意见数", "收集意见", "意见数", "意见建议数", "raised", "itemsraised"]
    case .registered: ["登记日期", "录入日期", "建档日期", "registered", "registeredon"]
    case .requirement: ["检查项目", "标准项目", "项目", "requirement", "item"]
    case .holds: ["检查结果", "是否达标", "结果", "holds", "result"]
    case .evidence: ["佐证材料", "佐证", "依据", "evidence"]
    }
  }
}
