/// The words that tables of ballots use beside those of the rule.
enum BallotWords {
  /// What makes no difference: blanks around, letter case, full-width letters and digits (２９).
  static func folded(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return halfWidth(text.lowercased())
  }

  static let object: Set = [
    "object", "department", "official", "subject", "project", "对象", "测评对象", "评议对象", "被测评对象",
    "被评议对象", "被测评单位", "被评议单位", "单位", "部门", "项目", "项目名称", "单位名称", "测评项目", "报告",
  ]
  static let mark: Set = [
    "grade", "mark", "vote", "rating", "answer", "评价", "评定", "等次", "测评等次", "测评意见", "评议等次",
  ]
  static let blank: Set = ["blank", "空白", "空白票", "未填", "未填写", "未划", "未画", "未评", "未选"]
  static let several: Set = ["several", "multiple", "多选", "多选票", "多划", "多画"]
  static let invalid: Set = ["invalid", "spoilt", "无效", "无效票", "废票", "作废"]
  static let abstained: Set = ["abstention", "abstentions", "abstained", "弃权", "弃权票"]
  static let returned: Set = ["returned", "cast", "收回", "收回票", "收回票数", "收回选票", "总票数", "回收"]
  static let ticks: Set = [
    "√", "✓", "✔", "☑", "v", "x", "×", "✗", "○", "〇", "o", "●", "*", "是", "yes",
  ]
  static let dashes: Set = ["-", "—", "——", "/", "无"]

  /// A person's name; where nothing else names the object, officials are listed under it.
  static let name: Set = ["name", "姓名"]

  /// Columns that could lead to a voter, or that hold free words: their cells are not looked at.
  static let withheld: Set = [
    "voter", "voter name", "voter_name", "member", "deputy", "signature", "phone", "mobile", "tel",
    "telephone", "email", "e-mail", "user", "username", "user name", "account", "nickname", "ip",
    "ip address", "seat", "seat number", "id", "id number", "openid", "device",
    "投票人", "测评人", "评议人", "填表人", "填写人", "代表", "代表姓名", "委员", "委员姓名", "签名", "签字",
    "电话", "手机", "手机号", "手机号码", "联系电话", "联系方式", "身份证", "身份证号", "身份证号码", "工号",
    "座位", "座位号", "座号", "席号", "座次", "席位", "席位号", "账号", "用户名", "昵称", "微信", "微信号", "邮箱", "电子邮箱",
    "来自ip",
    "ip地址", "设备",
    "no", "no.", "number", "ballot", "ballot number", "serial", "#", "序号", "编号", "票号", "票序",
    "选票编号", "答卷编号",
    "time", "date", "timestamp", "submitted", "submitted at", "submitted_at", "duration", "时间",
    "日期", "提交时间", "提交答卷时间", "填写时间", "所用时间", "来源", "来源详情",
    "remark", "remarks", "comment", "comments", "note", "notes", "备注", "意见", "建议", "意见建议", "意见和建议",
  ]
}
