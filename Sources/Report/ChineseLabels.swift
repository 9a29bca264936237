extension ChineseCatalogue {
  func callAsFunction(_ label: Label) -> String {
    switch label {
    case .summary: "概要"
    case .figures: "主要数字"
    case .trend: "每日收到"
    case .counts: "分类统计"
    case .newItems: "新收到的意见"
    case .review: "需要人工核对"
    case .intake: "收入情况"
    case .method: "编制说明"

    case .topic: "主题"
    case .kind: "诉求类型"
    case .place: "地点"
    case .source: "来源"
    case .department: "承办单位"
    case .messages: "件数"
    case .share: "占比"
    case .change: "增减"
    case .noData: "无数据"
    case .weekOf: "周起始"
    case .noTopic: "未归类"
    case .noDepartment: "未确定"
    case .notStated: "未注明"
    case .rejects: "未能收入的记录"
    case .failingSources: "读取失败的来源"
    case .failingSince: "自"

    case .noSubject: "（无标题）"
    case .needsReview: "待核对"
    case .submitted: "提交于"

    case .chart: "柱状图：每日收到的件数，数字见表"

    case .colon: "："

    case .office: "编制单位"
    case .period: "期间"
    case .timeAndDays: "时间与日界"
    case .taxonomy: "主题分类版本"
    case .software: "软件版本"
    case .madeAt: "生成时间"
    case .figuresRule: "数字"
    case .figuresRuleText: "全部由程序逐件计数得出，每个数字都可追溯到具体意见；没有分母的比率记为“无数据”"
    case .maskingRule: "个人信息"
    case .maskingRuleText: "意见原文中的电话、证件号码等已遮蔽"
    }
  }
}
