import Feedback
import Testing

@Suite("Contact")
struct ContactTests {
  @Test("phones and addresses of mail come out of what a column holds")
  func parts() {
    let contact = Contact(texts: ["13800138000 / Li@Example.cn", "0731-84512345", "无", "12345"])
    #expect(contact.phones == ["13800138000", "0731-84512345"])
    #expect(contact.emails == ["Li@Example.cn"])
    #expect(contact.keys == ["13800138000", "073184512345", "li@example.cn"])
  }

  @Test(
    "the same phone is the same however it is written",
    arguments: ["+86 138-0013-8000", "0086 13800138000", "138 0013 8000", "１３８００１３８０００"])
  func phone(_ text: String) {
    #expect(Contact(texts: [text]).keys == ["13800138000"])
  }

  @Test("a name alone leads to nobody")
  func empty() {
    #expect(Contact(name: "王小明").isEmpty)
    #expect(!Contact(address: "人民路").isEmpty)
  }
}
