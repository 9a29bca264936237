import Feedback
import Normalize
import Testing

@Suite("Redactor")
struct RedactorTests {
  private let redactor = Redactor()

  @Test(
    "personal data is masked and counted",
    arguments: [
      ("电话13812345678谢谢", "电话138********谢谢", PersonalData.phone),
      ("tel13812345678", "tel138********", .phone),
      ("+8613812345678", "+86138********", .phone),
      ("call +1 415-555-2671 now", "call +1 ***-***-**** now", .phone),
      ("+852 9123 4567", "+852 **** ****", .phone), ("+442079460958", "+442*********", .phone),
      ("+86 138-1234-5678", "+86 138-****-****", .phone),
      ("0086-13812345678", "0086-138********", .phone), ("138 1234 5678", "138 **** ****", .phone),
      ("138 12345678", "138 ********", .phone), ("1381234-5678", "138****-****", .phone),
      ("１３８１２３４５６７８", "１３８********", .phone), ("138－1234－5678", "138－****－****", .phone),
      ("013812345678", "0138********", .phone), ("2栋 13812345678", "2栋 138********", .phone),
      ("联系人1.13812345678", "联系人1.138********", .phone),
      ("https://a.cn/p?mobile=13812345678&x=1", "https://a.cn/p?mobile=138********&x=1", .phone),
      ("0731-84512345", "0731-********", .phone), ("(010)84512345", "(010)********", .phone),
      ("（0731）84512345", "（0731）********", .phone), ("073184512345", "0731********", .phone),
      ("0731—8451234", "0731—*******", .phone), ("021 5451 2345", "021 **** ****", .phone),
      ("身份证11010119900307002X。", "身份证******************。", .identityCard),
      ("11010119900307002x", "******************", .identityCard),
      ("1101011990030700３X", "******************", .identityCard),
      ("138.1234.5678", "138.****.****", .phone), ("138·1234·5678", "138·****·****", .phone),
      ("110101 19900307 0038", "****** ******** ****", .identityCard),
      ("430102700101123", "***************", .identityCard),
      ("卡号6222021234567890128", "卡号*******************", .bankCard),
      ("4111 1111 1111 1111", "**** **** **** ****", .bankCard),
      ("车牌京A12345", "车牌京A*****", .plateNumber), ("湘A·D12345", "湘A·******", .plateNumber),
      ("湘ａ１２３４５。", "湘ａ*****。", .plateNumber), ("粤B-1234学", "粤B-****学", .plateNumber),
      ("粤B1234警", "粤B****警", .plateNumber),
      ("电话84512345", "电话********", .phone), ("座机：8451-2345", "座机：****-****", .phone),
      ("tel: 5552671 now", "tel: ******* now", .phone),
      ("call me at (415) 555-2671", "call me at (***) ***-****", .phone),
      ("手机一三八零零一三八零零零。", "手机一三八********。", .phone),
      ("邮箱a(at)b.cn。", "邮箱***@***。", .email), ("a [AT] b(dot)cn", "a [AT] b(dot)cn", nil),
      ("zhang(at)mail(dot)cn", "***@***", .email),
      ("我叫王小明，", "我叫王**，", .name), ("我叫李雷家住A市", "我叫李*家住A市", .name),
      ("联系人：欧阳锋", "联系人：欧阳*", .name), ("姓名 覃丽", "姓名 覃*", .name),
      ("请找张伟先生谈", "请找张*先生谈", .name), ("本人张某某，", "本人张某某，", nil),
      ("Mr. Smith said", "Mr. S**** said", .name),
      ("My name is Ann Lee.", "My name is A** L**.", .name),
      ("我住翠湖小区12号楼", "我住翠湖小区**号楼", .house),
      ("我家在人民路88号", "我家在人民路**号", .house),
      ("住址：五一大道88-2号", "住址：五一大道**-*号", .house), ("全速202室", "全速***室", .house),
      ("Apt 5B, Elm St", "Apt **, Elm St", .house),
      ("No. 12 Elm Road", "No. ** Elm Road", .house),
      ("邮箱zhang.san+a@mail.example.com。", "邮箱***@***。", .email),
      ("13812345678@example.com", "***@***", .email), ("a＠example.com", "***@***", .email),
    ] as [(String, String, PersonalData?)])
  func masks(_ text: String, _ expected: String, _ kind: PersonalData?) {
    var counts: [PersonalData: Int] = [:]
    #expect(redactor.masked(text, counting: &counts) == expected)
    #expect(counts == (kind.map { [$0: 1] } ?? [:]))
    #expect(redactor.masked(expected) == expected, "masking twice is masking once")
  }

  @Test(
    "what only looks like personal data stays",
    arguments: [
      "MQ-20261123-0007", "工单20261123000712", "工单号202611230007123456", "MQ20261123000712",
      "2019-02-08 09:05:33", "20190208090533", "2019年2月8日", "2018 2019 2020", "138-20190208",
      "13812345678元", "13812345678.50元", "共13500000000万元", "12345", "96111", "400-820-8820",
      "138****5678", "0731-********", "6222 **** **** 0128", "ab**@example.com", "a@b", "@张三",
      "13812345678901", "23812345678", "110101202603070034", "430102190208001",
      "6222021234567890127",
      "GD6222021234567890128", "https://a.cn/a/6222021234567890128/", "3f13812345678ab",
      "王局长说", "民警张建国同志", "李女士", "我叫他们来", "本人于去年购房，", "联系人民政府", "我是高新区居民。",
      "小区共32栋楼", "9栋2单元的电梯", "工业大道76号大排档", "住房12栋", "3栋105m2户型", "5月12号", "地铁2号线", "101教室", "3室2厅",
      "先生产", "Mr Mayor", "解放街道6号", "拨打12345",
      "电话400-820-8820", "电话84512345元", "一三五七", "No. 5 bus",
      "A7县", "京A区", "新A楼", "云S123", "湘A1234567", "0.5", "G1234", "https://a.cn/@user", "1 2 3",
      "邮编410000", "QQ12345678", "",
    ])
  func stays(_ text: String) {
    #expect(redactor.masked(text) == text)
    #expect(redactor.counts(in: text) == [:])
  }

  @Test("several pieces in one text are counted by kind")
  func several() {
    let text = "张三13812345678、13912345678-0731-84512345，邮箱a@b.cn，京A12345；13700000000 13600000000"
    #expect(redactor.counts(in: text) == [.phone: 5, .email: 1, .plateNumber: 1])
    let expected =
      "张三138********、139********-0731-********，邮箱***@***，京A*****；137******** 136********"
    #expect(redactor.masked(text) == expected)
  }

  @Test("masking any text twice is masking it once")
  func idempotent() {
    var random = SystemRandomNumberGenerator()
    let signs = [
      "1", "3", "8", "6", "0", "7", "2", "8613", "138", "0731", "6222", "4111", "1111", "19900307",
      "-",
      " ", ")", "*", "@", "X", "a", "b.cn", "京A", "１", "３", "－", "元", "中", "://",
      "11010119900307002", "我叫", "张", "伟", "先生", "号", "栋", "室", "路", "电话", "一", "三", "Mr ", "Ann",
      "(at)", "学",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...16, using: &random)).compactMap { _ in
        signs.randomElement(using: &random)
      }.joined()
      let once = redactor.masked(text)
      #expect(redactor.masked(once) == once, "\(text)")
    }
  }
}
