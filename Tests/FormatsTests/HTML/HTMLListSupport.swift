import Feedback

@testable import Formats

extension HTMLSelectors {
  /// Selectors with the fields `name: path`, in their order.
  init(
    _ record: String, _ fields: KeyValuePairs<String, String>, next: String? = nil,
    detail: String? = nil
  ) throws {
    try self.init(
      record: record, fields: fields.map { Field($0.key, $0.value) }, next: next, detail: detail)
  }
}

extension HTMLPage {
  /// The page of a text.
  convenience init(_ html: String, base: String? = nil) throws {
    try self.init(MemoryBytes(Array(html.utf8)), options: FormatOptions(baseURL: base))
  }

  /// What one path gives from the page, as text.
  func text(_ path: String) throws -> String? { try value(path)?.text }

  /// What one path gives from the page.
  func value(_ path: String) throws -> FieldValue? {
    try fields([.init("value", path)])["value"]
  }
}

/// A list page as message boards of local governments write it.
let messageBoard = """
  <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1">
  <html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
  <title>留言板</title><script>if (a<b) document.write("<tr class='row'><td>假</td></tr>")</script>
  </head><body>
  <table id=list>
  <tr><th>编号<th>主题<th>状态<th>日期</tr>
  <!-- <tr class="row"><td>旧</td></tr> -->
  <tr class="row"><td>A0001</td><td><a href="show.asp?id=1&amp;p=2">一号路&nbsp;的
     路灯不亮</a></td><td><font color=red>已办结<td>2026-10-01
  <tr class="row"><td>A0002<td><a href='/msg/show.asp?id=2'>镕园小区停水</a><td>办理中<td>2026-10-02
  </table>
  <div class="page"><a href="list.asp?page=1">上一页</a> <a href="list.asp?page=3">下一页</a></div>
  </body></html>
  """

/// Where the records of the message board are.
func messageBoardSelectors() throws -> HTMLSelectors {
  try HTMLSelectors(
    "//table[@id='list']//tr[@class='row']",
    ["编号": "td[1]", "主题": "td[2]", "状态": "td[3]", "日期": "td[4]"],
    next: "//div[@class='page']/a[.='下一页']", detail: "td[2]/a/@href")
}
