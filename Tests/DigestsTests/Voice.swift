import Feedback

/// What an invented resident says, in both languages.
struct Voice {
  typealias Text = (String, String)

  var subject: Text
  var excerpt: Text
  var kind: Text
  var topic: Text?
  var department: Text?
  var review: ReviewReason?

  static let all: [Voice] = [
    Voice(
      subject: ("17 路公交晚高峰半小时不来一班", "Bus 17 comes every half hour at the evening peak"),
      excerpt: (
        "每天下班在南门口站等 17 路，站牌写着十分钟一班，这两周常常等到半小时以上，来了也挤不上去。希望增加班次，或者把到站时间报准一些。",
        "The sign says every ten minutes. For two weeks now I have waited thirty or more, and then the bus is full. Please add buses, or at least tell us the true times."
      ),
      kind: ("投诉", "Complaint"), topic: ("交通运输", "Transport"),
      department: ("市交通运输局", "Transport Bureau")),
    Voice(
      subject: ("老桥限高架被撞歪，行人不敢走", "The height bar of the old bridge hangs askew"),
      excerpt: (
        "青石老桥北头的限高架昨晚被货车撞歪，半边悬在人行道上方。孩子上学要从下面过，请尽快派人处理，联系电话 138****0000。",
        "A lorry hit the height bar at the north end last night; half of it hangs above the footway that children take to school. Please send someone soon. My number is 138****0000."
      ),
      kind: ("求助", "Request for help"), topic: ("交通运输", "Transport"),
      department: ("市交通运输局", "Transport Bureau"), review: .narrowMargin),
    Voice(
      subject: ("社区医院中午挂不上号", "No appointments at noon in the community clinic"),
      excerpt: (
        "河西社区卫生服务中心中午 11 点半以后就不放号了，上班的人只有中午能来。能不能留几个号？",
        "After half past eleven the clinic gives no more numbers, but those who work can come only at noon. Could a few be kept?"
      ),
      kind: ("建议", "Suggestion"), topic: ("卫生健康", "Health"),
      department: ("市卫生健康委员会", "Health Commission")),
    Voice(
      subject: ("征地补偿款公示后一直没有到账", "Compensation for land has not been paid"),
      excerpt: (
        "我们村 6 月公示了征地补偿，说三个月内发放，现在快半年了还没有到账。想问一问到底卡在哪个环节，什么时候能发。",
        "The list was posted in June and payment promised within three months. It has been almost six. Where is it stuck, and when will it be paid?"
      ),
      kind: ("咨询", "Question"), topic: ("自然资源", "Natural resources"),
      department: ("市自然资源局", "Natural Resources Bureau")),
    Voice(
      subject: ("小区楼下夜间施工到凌晨两点", "Building work below our windows until two at night"),
      excerpt: (
        "连续四晚了，工地说有夜间施工证明，但是牌子上没有贴。家里有老人和高三学生，实在受不了。",
        "Four nights in a row. They say that they have a permit, but none is posted. There are old people and pupils before their examinations in this house."
      ),
      kind: ("投诉", "Complaint"), topic: ("环境保护", "Environment")),
    Voice(
      subject: ("", ""),
      excerpt: (
        "请问这个事情应该找谁？打了几个电话都说不归他们管。",
        "Whom should I ask about this? Every number I called says that it is not theirs."
      ),
      kind: ("咨询", "Question"), review: .noEvidence),
    Voice(
      subject: ("加装电梯签字已齐，两个月没有批复", "All have signed for the lift, and no answer for two months"),
      excerpt: (
        "3 号楼加装电梯，全体业主签字已经交到窗口，回执写着 20 个工作日，现在两个月过去了。",
        "Everyone in number 3 has signed. The receipt says twenty working days; two months have passed."
      ),
      kind: ("求助", "Request for help"), topic: ("城乡建设", "Urban and rural construction"),
      department: ("市住房和城乡建设局", "Housing and Construction Bureau")),
    Voice(
      subject: ("学校门口的斑马线磨得看不见了", "The zebra crossing at the school has worn away"),
      excerpt: (
        "实验二小东门的斑马线已经看不清，早上车多，老师只能站在路中间拦车。",
        "At the east gate it can hardly be seen; in the morning the teachers stand in the road to stop the cars."
      ),
      kind: ("建议", "Suggestion"), topic: ("交通运输", "Transport"), review: .noDepartment),
    Voice(
      subject: ("感谢窗口的小伙子", "Thanks to the young man at the counter"),
      excerpt: (
        "母亲办退休手续，材料差一份，他帮着打电话到原单位传了过来，没有让老人再跑一趟。",
        "My mother lacked a paper for her pension. He rang her old employer and had it sent over, so that she need not come twice."
      ),
      kind: ("表扬", "Praise"), topic: ("劳动和社会保障", "Labour and social security"), review: .lowScore),
  ]
}
