/// Invented messages in which personal data is marked, the same in every run: `⟦…⟧` round what should be
/// masked. A third of the names and houses stand without any cue, as people write them, so that what
/// masking cannot find is counted too; as many sentences hold what only looks alike.
struct InventedPeople {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  static let texts: [String] = {
    var people = InventedPeople(seed: 20_261_125)
    return (0..<600).map { _ in people.text() }
  }()

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[next(values.count)] }

  private mutating func text() -> String {
    let parts = [opening(), matter(), next(3) > 0 ? decoy() : "", closing()]
    return parts.joined()
  }

  private static let surnames =
    Array("王李张刘陈杨赵黄周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓冯").map(String.init)
    + ["欧阳", "司马", "诸葛", "覃", "翟", "龙", "于", "方"]
  private static let given = [
    "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超",
    "秀兰", "霞", "平", "刚", "桂英", "小明", "建国", "志远", "雨桐", "子涵", "美玲", "海燕", "春生", "国庆", "思源",
  ]

  private mutating func name() -> String { pick(Self.surnames) + "⟦" + pick(Self.given) + "⟧" }

  private mutating func digits(_ count: Int) -> String {
    (0..<count).map { _ in String(next(10)) }.joined()
  }

  private mutating func mobile() -> String {
    pick(["138", "139", "150", "186", "199"]) + "⟦" + digits(8) + "⟧"
  }

  private mutating func house() -> String {
    let (block, stair, room) = (next(30) + 1, next(4) + 1, (next(28) + 1) * 100 + next(4) + 1)
    switch next(9) {
    case 0: return "⟦\(block)⟧栋⟦\(stair)⟧单元⟦\(room)⟧室"
    case 1: return "⟦\(block)⟧号楼⟦\(stair)⟧单元⟦\(room)⟧"
    case 2: return "⟦\(block)⟧栋⟦\(room)⟧"
    case 3: return "⟦\(block)⟧号楼⟦\(room)⟧室"
    case 4: return "⟦\(block)-\(stair)-\(room)⟧室"
    case 5: return "⟦\(block)-\(stair)-\(room)⟧"
    case 6: return "⟦三⟧栋⟦二⟧单元⟦\(room)⟧室"
    case 7: return "A⟦\(block)⟧栋⟦\(room)⟧号"
    default: return "⟦\(block)⟧幢⟦\(room)⟧室"
    }
  }

  private static let estates = ["锦绣家园", "翠湖小区", "和平里社区", "滨江花园", "东方新城", "幸福苑"]
  private static let roads = ["人民路", "五一大道", "建设巷", "芙蓉中路", "解放街", "月湖路"]

  private mutating func opening() -> String {
    switch next(14) {
    case 0: "我叫\(name())，"
    case 1: "本人\(name())，"
    case 2: "我是\(name())，住在\(pick(Self.estates))\(house())。"
    case 3: "我叫\(name())家住\(pick(Self.estates))\(house())，"
    case 4: "\(name())反映：\(pick(Self.estates))的问题一直没有解决。"
    case 5: "领导您好，我是\(pick(Self.estates))业主\(name())，"
    case 6: "我家在\(pick(Self.roads))⟦\(next(300) + 1)⟧号，"
    case 7: "住址：\(pick(Self.roads))⟦\(next(300) + 1)⟧号\(pick(Self.estates))\(house())。"
    case 8: "\(pick(Self.estates))\(house())的住户，"
    case 9: "Hello, my name is J⟦ohn⟧ S⟦mith⟧ and I live at Apt ⟦\(next(90) + 1)B⟧, Elm Street. "
    case 10: "Mrs. G⟦arcia⟧ at Unit ⟦\(next(90) + 1)⟧ called twice. "
    case 11: "邻居\(name())家天天施工，"
    default: "尊敬的领导，"
    }
  }

  private mutating func matter() -> String {
    pick([
      "楼下烧烤店油烟很大。", "公交车等了四十分钟。", "小区停水三天了。", "路灯不亮，晚上出行不便。",
      "The street light has been out for 2 weeks. ", "学校门口堵车严重。", "工地夜间施工噪音扰民。",
    ])
  }

  /// What looks like personal data and is none.
  private mutating func decoy() -> String {
    pick([
      "希望王局长重视。", "感谢民警张建国同志的帮助。", "张家界路口的信号灯坏了。", "小区共32栋楼，没有一个充电桩。",
      "5月12号开始停水。", "地铁2号线噪音大。", "合同金额13812345678元。", "工单20261123000712一直没回复。",
      "李书记来过现场。", "物业费每平方3.5元，101教室漏水。", "负责人说先生产再验收。", "本人于去年购房，本人现住A市。",
      "我是高新区居民。", "人民路上的井盖丢了。", "全体业主同志们都很着急。", "联系人民政府，没有答复。", "2019年3月8日签的合同。",
      "这样的女士专用车位很少。", "三室两厅共120平米，3室2厅的户型。", "县道012号桥塌了。", "Mr Mayor, please act. ",
      "Route 66 and No. 5 bus stop here. ", "拨打12345没人接。", "拨打400-820-8820也没用。", "姓名不详的人来过。",
      "我叫他们来修，没人来。", "联系人员不足。", "街道第3号文件规定。", "江南同志社区服务站关门。", "于是本人高度怀疑有问题。",
      "A市解放街道6号晚上停电。", "我叫王师傅来修过。", "同名同姓的很多。", "9栋2单元的电梯坏了。", "工业大道76号大排档油烟大。", "五栋旁边堆满垃圾。",
      "12栋房子都裂了。", "一三五七轮流值班。",
    ])
  }

  private mutating func closing() -> String {
    switch next(14) {
    case 0: "联系人：\(name())，电话\(mobile())。"
    case 1: "电话⟦\(next(7) + 2)\(digits(6))⟧。"
    case 2: "联系电话：⟦8\(digits(7))⟧，\(name())"
    case 3: "手机一三八⟦\((0..<8).map { _ in pick(Array("零一二三四五六七八九").map(String.init)) }.joined())⟧"
    case 4: "请回复\(name())女士，谢谢。"
    case 5: "请联系\(name())先生。"
    case 6: "邮箱⟦zhang\(digits(3))(at)example.cn⟧。"
    case 7: "Call me at ⟦(415) 555-\(digits(4))⟧ please."
    case 8: "车牌粤B-⟦\(digits(4))⟧学。"
    case 9: "姓名：\(name()) 手机：\(mobile())"
    case 10: "投诉人\(name())，\(mobile())"
    case 11: "——\(name())"
    default: "盼复。"
    }
  }
}
