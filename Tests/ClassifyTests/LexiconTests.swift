import Classify
import Feedback
import Foundation
import Settings
import Testing

/// The words that travel with the program, on invented messages.
@Suite("the shipped words")
struct LexiconTests {
  private static let classifier: Result<Classifier, any Error> = Result {
    try Classifier(
      taxonomy: part("topics.yaml"), departments: part("departments.yaml"),
      places: part("places.yaml"), timeZone: .gmt)
  }

  private static func part<Section: SettingsSection>(_ name: String) throws -> Section {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../config").standardizedFileURL
    return try SettingsFile(contentsOf: root.appendingPathComponent(name), name: name).decode()
  }

  private func classify(_ subject: String, _ body: String = "") throws -> Classification {
    try Self.classifier.get().classify(FeedbackItem(source: "s", subject: subject, body: body))
  }

  @Test(
    "a report about officials goes to the supervision office, not to the department that the source states",
    arguments: [
      ("举报城管局队员吃拿卡要", "城管局执法人员收受商户红包，徇私舞弊", RequestKind.report, "supervision"),
      ("举报公交公司经理贪污公款", "交通局干部包庇纵容，公交车票款被挪用", .report, "supervision"),
      ("举报小区门口占道经营", "烧烤摊占道经营，请城管局查处", .report, "construction"),
      ("投诉路灯不亮", "城管局一直没有修", .complaint, "construction"),
    ])
  func apart(subject: String, body: String, kind: RequestKind, department: String) throws {
    var item = FeedbackItem(source: "s", subject: subject, body: body)
    (item.kind, item.department) = (kind, "城市管理局")
    #expect(try Self.classifier.get().classify(item).department == department)
  }

  @Test(
    "messages of every topic, in both languages",
    arguments: [
      ("柳园小区物业不维修电梯间漏水", "urban-rural-construction/housing-property"),
      ("Streetlights out on Mill Lane", "urban-rural-construction/city-management"),
      ("征地补偿款什么时候发给村民", "natural-resources/land-requisition"),
      ("Quarry blasting behind the hill", "natural-resources/mining"),
      ("希望增加7路公交车班次", "transport/bus"),
      ("The bus stop on Elm Street has no shelter", "transport/bus"),
      ("快递放在邮局没有人通知", "transport/post"),
      ("县医院挂号排队太久，医生态度差", "health/hospitals"),
      ("Where can I get a vaccination?", "health/disease-control"),
      ("楼下烧烤店油烟扰民", "environment/air"),
      ("Loud music at night again", "environment/noise"),
      ("初中违规补课收费", "education-culture-sport/schools"),
      ("Library closes too early", "education-culture-sport/culture"),
      ("工地拖欠农民工工资", "labour-social-security/wages"),
      ("My employer has not paid my wages", "labour-social-security/wages"),
      ("异地就医医保怎么报销", "labour-social-security/medical-insurance"),
      ("健身房倒闭会员卡不退款", "commerce-tourism/consumer"),
      ("The shop refuses a refund", "commerce-tourism/consumer"),
      ("种粮补贴没有到账", "agriculture/farming"),
      ("咨询低保申请条件", "civil-affairs/relief"),
      ("Veterans and their families", "civil-affairs/veterans"),
      ("派出所接到报警不出警", "public-security-justice/public-security"),
      ("举报村干部贪污公款", "discipline-supervision/corruption"),
      ("网贷平台不能提现", "economy-finance/investment"),
      ("小区宽带被垄断，网速慢", "science-it/telecom"),
      ("信访局不给答复", "party-government-affairs/petition"),
    ])
  func topics(subject: String, second: String) throws {
    let best = try #require(try classify(subject).topics.first)
    #expect(best.second == second)
    #expect(second.hasPrefix(best.id + "/"))
  }

  @Test(
    "a word that only says where something is does not decide",
    arguments: [
      ("建议小学门口路口增设红绿灯", "transport"), ("工商银行旁边施工噪音大", "environment"),
      ("中学对面路灯不亮", "urban-rural-construction"), ("反映医院附近停车难", "transport"),
    ])
  func whereabouts(subject: String, topic: String) throws {
    #expect(try classify(subject).topics.first?.id == topic)
  }

  @Test(
    "kinds of request",
    arguments: [
      ("咨询落户需要什么材料", RequestKind.consult), ("请求解决饮水困难", .help),
      ("投诉物业乱收费", .complaint), ("实名举报村支书受贿", .report), ("建议增设公交站", .suggestion),
      ("点赞社区民警拾金不昧", .praise), ("How do I renew a permit?", .consult),
      ("Please help, we have nowhere to go", .help), ("I wish to complain about noise", .complaint),
      ("I suggest more benches", .suggestion), ("Thank you for the quick repair", .praise),
    ])
  func kinds(subject: String, kind: RequestKind) throws {
    #expect(try classify(subject).kind == kind)
  }

  @Test(
    "what must not wait",
    arguments: [
      ("小区停水五天了", "no-water" as String?), ("整栋楼停电", "no-power"), ("暖气不热，没有暖气", "no-heat"),
      ("楼道天然气泄漏", "danger-to-life"), ("Gas leak in the stairwell", "danger-to-life"),
      ("拖欠农民工工资，几十名工友等着回家", "mass-wages"), ("希望公园多种花", nil),
    ])
  func urgency(subject: String, reason: String?) throws {
    #expect(try classify(subject).urgency?.reason == reason)
  }

  @Test(
    "texts that say nothing end calmly, for a person to look at",
    arguments: ["", "🙂🙂", "1357", "……"])
  func nothing(text: String) throws {
    let said = try classify(text, text)
    #expect(said.topics.isEmpty)
    #expect(said.urgency == nil)
    #expect(said.review == .noEvidence)
  }
}
