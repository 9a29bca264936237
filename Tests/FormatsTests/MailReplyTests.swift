import Testing

@testable import Formats

@Suite struct MailReplyTests {
  private func reply(_ text: String, subject: String = "Re: 路灯") -> MailReading {
    MailReading(Mail.plain(text, subject: subject))
  }

  @Test(arguments: [
    "-----Original Message-----", "----- Original Message -----",
    "-------- Original message --------",
    "------------------ 原始邮件 ------------------", "------------------ Original ------------------",
    "---- 回复的原邮件 ----", "-----原始邮件-----", "发件人：张三\n发送时间：2025年1月6日 10:00\n收件人：李四\n主题：路灯",
    "发件人: 张三\n日期: 2025-01-06\n收件人: 李四\n抄送: x\n主题: 路灯",
    "*发件人:* 张三\n*发送时间:* 2025年1月6日\n*收件人:* 李四\n*主题:* 路灯", "发件人：张三\n发送时间：1\n主 题：路灯",
    "From: Zhang\nSent: Monday, January 6, 2025\nTo: Li\nSubject: lamp",
    "On Mon, Jan 6, 2025 at 10:00 AM Zhang San <zhang@example.org> wrote:",
    "On Mon, Jan 6, 2025 at 10:00 AM Zhang San\n<zhang@example.org>\nwrote:",
    "At 2025-01-06 10:00:00, \"张三\" <zhang@example.org> wrote:",
    "在 2025-01-06 10:00:00，\"张三\" <zhang@example.org> 写道：", "在 2025年1月6日，上午10:00，张三 写道：",
    "张三 <zhang@example.org> 于2025年1月6日周一 10:00写道：",
    "张三 <zhang@example.org> 于2025年1月6日周一\n上午10:00写道：",
  ]) func theEarlierTextIsCutOff(mark: String) {
    for prefix in ["", "________________________________\n"] {
      let reading = reply("又坏了。\n\n\(prefix)\(mark)\n\n昨天的路灯还是不亮。")
      #expect(reading.body == "又坏了。")
      #expect(reading.text("quoted") == mark + "\n\n昨天的路灯还是不亮。")
    }
  }

  @Test func linesWithASignAreQuotedWhereverTheyStand() {
    let reading = reply(
      """
      您好
      > 哪一盏？
      西边的。
      > > 旧的
      >从何时起？

      上周五起。
      """)
    #expect(reading.body == "您好\n西边的。\n\n上周五起。")
    #expect(reading.text("quoted") == "> 哪一盏？\n> > 旧的\n>从何时起？")
  }

  @Test func anAnswerBelowTheQuoteIsKept() {
    let reading = reply("On Mon, 6 Jan 2025, Li wrote:\n\n> 哪一盏？\n> 请答复\n\n西边的。")
    #expect(reading.body == "西边的。")
    #expect(reading.text("quoted") == "On Mon, 6 Jan 2025, Li wrote:\n> 哪一盏？\n> 请答复")
  }

  @Test(arguments: [
    "书记在信里写道：\n要把路灯修好。", "He wrote:\nmend the lamp", "On the wall somebody wrote:\nmend it",
    "发件人：张三\n路灯不亮", "From: here to there\nit is dark", "---- 注意 ----\n路灯不亮",
    "原始邮件\n没有收到", "a > b\nc < d", "在 12345 反映过\n没有写道", "From: x\nTo: y\nplease mend it",
  ]) func aPersonsOwnWordsStay(text: String) {
    let reading = reply("您好\n" + text)
    #expect(reading["quoted"] == nil)
    #expect(reading.body == "您好\n" + text)
  }

  @Test(arguments: [
    "> 只有引用", "-----Original Message-----\n旧文", "\n\nOn 6 Jan 2025 10:00, Li wrote:\n> 旧文",
    "-- \n李",
  ]) func whereNothingWouldBeLeftNothingIsCut(text: String) {
    let reading = reply(text)
    #expect(reading.body == text.trimmingWhitespace)
    #expect(reading["quoted"] == nil)
    #expect(reading["signature"] == nil)
  }

  @Test(arguments: ["Fw: 路灯", "FWD: lamp", "转发：路灯", "轉寄: 路燈"])
  func aForwardedMessageStaysWhole(subject: String) {
    let text = "请处理。\n\n-------- 原始邮件 --------\n路灯不亮\n-- \n张三"
    let reading = reply(text, subject: subject)
    #expect(reading.body == text)
    #expect(reading["quoted"] == nil)
  }

  @Test func aSignatureIsCutOff() {
    let reading = reply("路灯不亮\n-- \n张三\n13800000000")
    #expect(reading.body == "路灯不亮")
    #expect(reading.text("signature") == "张三\n13800000000")
    let both = reply("路灯不亮\n-- \n张三\n\n-----Original Message-----\n旧文")
    #expect(both.body == "路灯不亮")
    #expect(both.text("signature") == "张三")
    #expect(both.text("quoted") == "-----Original Message-----\n旧文")
  }

  @Test(arguments: ["--\n张三", "-- \n" + Array(repeating: "行", count: 21).joined(separator: "\n")])
  func otherLinesOfDashesEndNoText(end: String) {
    #expect(reply("路灯不亮\n" + end)["signature"] == nil)
  }

  @Test func aPageStaysAPageUnlessSomethingIsCutOut() {
    let page = "<div>又坏了。</div><div>谢谢</div>"
    let html = { (content: String) in
      MailReading("Subject: Re: s\nContent-Type: text/html; charset=utf-8\n\n" + content)
    }
    #expect(html(page).body == page)
    let quote = "<div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>旧文</div>"
    #expect(html(page + quote).body == "又坏了。\n谢谢")
    #expect(html(page + quote).text("quoted") == "------------------ 原始邮件 ------------------\n旧文")
  }
}
