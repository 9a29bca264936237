internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing sources check`
struct SourcesCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Try a source without storing anything: what it gives, and how it is understood.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The source's id.")
  var source: String

  @Option(help: "How many items are shown as they would be stored.")
  var first = 3

  @Flag(help: "Print as JSON.")
  var json = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let check = try await office.check(source: source, first: first)
    try json ? printJSON(check) : printOut(checkText(check, Words(language: office.language)))
    if check.error != nil { throw ExitCode(OfficeError.Code.sourcesFailed.rawValue) }
  }
}

/// `minqing sources add`
struct SourcesAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Try a URL, guess its format and fields, and write it into minqing.yaml.",
    discussion: "The entry is printed; correct it in the file where the guess is wrong.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "A URL, or file: with a path or pattern.")
  var url: String

  @Option(help: "The source's id (default: made of the URL).")
  var id: String?

  @Flag(help: "The server may be on this machine or a local net.")
  var allowPrivateNetworks = false

  @Flag(help: "Print the entry, and write nothing.")
  var dryRun = false

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let words = Words(language: office.language)
    let source = try await office.propose(
      url: url, id: id, allowsPrivateNetworks: allowPrivateNetworks)
    printOut(checkText(source.check, words))
    printOut("\n" + source.yaml)
    guard source.check.error == nil else {
      printError(words("没有写入：先解决上面的问题。", "nothing is written: mend what stands above first."))
      throw ExitCode(OfficeError.Code.sourcesFailed.rawValue)
    }
    if dryRun { return }
    try office.add(source)
    let file = common.configFolder + "/minqing.yaml"
    printOut(words("已写入 \(file)", "written to \(file)"))
  }
}

/// `minqing sources reset`
struct SourcesResetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Forget how far a source was read: the next run asks for everything again.",
    discussion: "Nothing comes in twice: what is known is told by its identity.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "The source's id.")
  var source: String

  func run() async throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    try await office.reset(source: source)
    printOut(
      Words(language: office.language)(
        "\(source)：下次运行从头再取", "\(source): asked for anew at the next run"))
  }
}

/// A check as a person reads it.
func checkText(_ check: SourceCheck, _ words: Words) -> String {
  if let error = check.error, check.records == 0 { return "✗ \(error)" }
  var lines = check.payloads.map { payload in
    "\(payload.place)  \(payload.format)  \(payload.bytes) "
      + words("字节", "bytes")
  }
  let more = check.hasMore ? words("（还有更多）", " (there is more)") : ""
  lines.append(words("记录：\(check.records)\(more)", "records: \(check.records)\(more)"))
  for (index, item) in check.first.enumerated() {
    lines += ["", words("第 \(index + 1) 条将存为：", "item \(index + 1) as it would be stored:")]
    lines += item.fields.map { field in
      "  \(field.name): "
        + field.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        .fitted(to: 120)
    }
  }
  lines.append("")
  if !check.empty.isEmpty {
    lines.append(
      words("没有内容的字段：", "fields without content: ") + check.empty.joined(separator: ", "))
  }
  for (reason, count) in check.refused.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
    lines.append(words("将拒收 \(count) 条：", "would be refused, \(count): ") + reason)
  }
  if let error = check.error { lines.append("✗ \(error)") }
  return lines.joined(separator: "\n")
}
