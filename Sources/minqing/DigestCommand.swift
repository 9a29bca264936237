internal import ArgumentParser
internal import Feedback
internal import Office
internal import Terminal

/// `minqing digest`
struct DigestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Write the digest of a day, week or month, and print the paths written.")

  @OptionGroup var common: CommonOptions

  @Option(help: "A department's id (default: the whole office).", completion: .ids(.department))
  var department: String?

  @Option(help: "A place's id: what was heard in it.", completion: .ids(.place))
  var place: String?

  @Flag(
    help: "Every department and place that there is something to tell of, and the whole office.")
  var all = false

  @Option(help: "A day in the period, such as 2026-11-22 (default: the last full period).")
  var date: Day?

  @Option(help: "day, week or month.")
  var period: Period = .day

  @Option(help: "html, md, json, xlsx or pdf (default: those of digests.formats).")
  var format: [DigestFormat] = []

  @Flag(
    help: """
      Write nothing: compare the digests with what was frozen, byte for byte, and with the store as it is \
      now; ends with 65 where a file is another one.
      """)
  var verify = false

  @Flag(help: "With --verify: print as JSON.")
  var json = false

  func validate() throws {
    if json, !verify {
      throw ValidationError("--json goes with --verify; `--format json` writes JSON")
    }

    if [all, department != nil, place != nil].count(where: \.self) > 1 {
      throw ValidationError("give one of --all, --department and --place")
    }
  }

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let request = DigestRequest(
      readers: readers, period: period, day: date,
      formats: format.isEmpty ? office.digestFormats : format)
    guard !verify else { return try check(try office.verifyDigests(request), office) }
    if request.formats.contains(.pdf) {
      printError("minqing: PDF files are made by \(try office.pdfConverterPath())")
    }
    let paths = try office.writeDigests(request)
    for path in paths { printOut(path) }
  }

  private func check(_ found: [DigestVerification], _ office: OfficeContext) throws {
    if json { try printJSON(found) } else { found.forEach { print($0, office) } }
    if found.contains(where: { !$0.altered.isEmpty }) {
      throw ExitCode(OfficeError.Code.badData.rawValue)
    }
  }

  private func print(_ digest: DigestVerification, _ office: OfficeContext) {
    let words = Words(language: office.language)
    printOut("\(digest.digest)  \(shortTime(digest.madeAt, office.timeZone))")
    for file in digest.altered {
      printOut(words("  ✗ 与冻结的内容不符：", "  ✗ is not what was frozen: ") + file)
    }
    if digest.altered.isEmpty { printOut(words("  ✓ 文件逐字节一致", "  ✓ files are the same bytes")) }
    list(words("  后到的意见", "  late"), digest.late)
    list(words("  已更新的意见", "  changed"), digest.changed)
    list(words("  已不在内的意见", "  gone"), digest.gone)
    for figure in digest.figures { printOut("  \(figure.name): \(figure.then) -> \(figure.now)") }
  }

  private func list(_ name: String, _ numbers: [String]) {
    if !numbers.isEmpty { printOut(name + ": " + numbers.joined(separator: " ")) }
  }

  private var readers: DigestRequest.Readers {
    if all { return .all }
    return .one(department.map(DigestReader.department) ?? place.map(DigestReader.place) ?? .office)
  }
}
