internal import Feedback

/// Names of people where something says that they are names: `我叫王小明`, `联系人：李雷`, `张伟先生`,
/// `My name is Ann Lee`. The surname stays, or the first letter.
///
/// Without such a cue a name is no different from any other word, so it stays. So do names behind an
/// office (`王局长`, `民警张伟同志`): who acts for the public is part of the matter.
enum PersonName {
  /// The name that a character announces or ends; nil where it does neither.
  ///
  /// - Parameter index: where a wide character begins.
  static func finding(in bytes: Bytes, at index: Int) -> Finding? {
    switch code(bytes, index) {
    case 0xE58FAB: called(bytes, index)  // 叫
    case 0xE5908D where code(bytes, index - 3) == 0xE5A793:  // 姓名
      behind(index + 3, bytes, .strong)
    case 0xE4BABA: person(bytes, index)  // 人
    case 0xE698AF where code(bytes, index - 3) == 0xE68891:  // 我是
      behind(index + 3, bytes, .weak)
    case 0xE58588 where code(bytes, index + 3) == 0xE7949F:  // 先生
      titled(bytes, index)
    case 0xE5A5B3 where code(bytes, index + 3) == 0xE5A3AB: titled(bytes, index)  // 女士
    case 0xE5908C where code(bytes, index + 3) == 0xE5BF97: titled(bytes, index)  // 同志
    default: nil
    }
  }

  /// How sure a cue is.
  private enum Cue { case strong, fair, weak }

  private static func called(_ bytes: Bytes, _ index: Int) -> Finding? {
    // 我叫, 名叫, 人叫
    switch code(bytes, index - 3) {
    case 0xE68891, 0xE5908D, 0xE4BABA: behind(index + 3, bytes, .strong)
    default: nil
    }
  }

  private static let roles = Han.words(
    "联系 来电 诉求 反映 投诉 举报 申请 当事 留言 写信 来信 求助 报案 信访 上访 委托 代理 承租 购房 受害")

  private static func person(_ bytes: Bytes, _ index: Int) -> Finding? {
    if code(bytes, index - 3) == 0xE69CAC { return behind(index + 3, bytes, .weak) }  // 本人
    guard index >= 6, roles.contains(Han.pair(bytes, index - 6)) else { return nil }
    return behind(index + 3, bytes, .fair)
  }

  /// The name that a whole text is, such as what a field for names holds.
  static func whole(_ bytes: Bytes) -> Finding? {
    guard let given = Surnames.end(at: 0, in: bytes, onlyPlain: false), given < bytes.count,
      bytes.count - given <= 6,
      stride(from: given, to: bytes.count, by: 3).allSatisfy({
        Han.isHan(bytes, $0) && !Han.neverGiven.contains(code(bytes, $0))
      }),
      !isTitle(given..<bytes.count, bytes)
    else { return nil }
    return Finding(kind: .name, range: given..<bytes.count)
  }

  // MARK: - Behind a cue

  /// The name that begins behind a cue, behind `：`, blanks, `为` and `叫` too.
  private static func behind(_ start: Int, _ bytes: Bytes, _ cue: Cue) -> Finding? {
    var index = start, cue = cue
    for _ in 0..<3 {
      let (sign, length) = bytes.sign(at: index)
      if ":- ".utf8.contains(sign) {
        if sign == UInt8(ascii: ":"), cue == .weak { cue = .fair }
        index += length
      } else if index == start, [0xE4B8BA, 0xE698AF].contains(code(bytes, index)) {  // 为, 是
        index += 3
      }
    }
    return name(at: index, bytes, cue)
  }

  private static func name(at start: Int, _ bytes: Bytes, _ cue: Cue) -> Finding? {
    guard let given = Surnames.end(at: start, in: bytes, onlyPlain: cue == .weak) else {
      return nil
    }
    var end = given, ends: [Int] = []
    while ends.count < 2, Han.isHan(bytes, end), !Han.neverGiven.contains(code(bytes, end)) {
      end += 3
      ends.append(end)
    }
    guard let length = length(ends, bytes, cue) else { return nil }
    let finding = given..<ends[length]
    if cue == .weak, Han.placeEnds.contains(code(bytes, finding.upperBound - 3)) { return nil }
    return isTitle(finding, bytes) ? nil : Finding(kind: .name, range: finding)
  }

  /// Which of the possible ends is the name's: one where a sentence pauses, else one where another word
  /// seems to begin.
  private static func length(_ ends: [Int], _ bytes: Bytes, _ cue: Cue) -> Int? {
    let last = ends.indices.last
    if let hard = ends.indices.reversed().first(where: { isPause(bytes, ends[$0]) }) { return hard }
    guard cue != .weak else { return nil }
    if let soft = ends.indices.first(where: { Han.beginners.contains(code(bytes, ends[$0])) }) {
      return soft
    }
    return cue == .strong ? last : nil
  }

  private static func isPause(_ bytes: Bytes, _ index: Int) -> Bool {
    index >= bytes.count || !Han.isHan(bytes, index) && bytes.at(index) != UInt8(ascii: "*")
  }

  /// Whether what looks like a given name is a title or another everyday word.
  private static func isTitle(_ range: Range<Int>, _ bytes: Bytes) -> Bool {
    range.count == 6 && Han.titles.contains(Han.pair(bytes, range.lowerBound))
      || Han.pair(bytes, range.lowerBound - 3) == Han.visitor
  }

  // MARK: - Before a title

  private static let verbs = Han.signs("产效成活育态意命存物长动气病火机理锈社们街路站")
  private static let offices = Han.words(
    "书记 市长 县长 区长 镇长 乡长 局长 主任 科长 处长 所长 队长 院长 校长 站长 部长 厅长 干部 民警 警官 法官 "
      + "代表 委员 秘书 村长 支书 格员 社长 领导 医生 老师 司长 省长 州长 检官 交警 辅警 员工 干事 党员 专员")

  /// The name before 先生, 女士 or 同志; a surname alone stays.
  private static func titled(_ bytes: Bytes, _ index: Int) -> Finding? {
    guard !verbs.contains(code(bytes, index + 6)) else { return nil }
    for count in [3, 2, 4] {
      let start = index - count * 3
      guard start >= 0, (0..<count).allSatisfy({ Han.isHan(bytes, start + $0 * 3) }),
        let given = Surnames.end(at: start, in: bytes, onlyPlain: false), given < index,
        (index - given) / 3 <= 2,
        stride(from: given, to: index, by: 3).allSatisfy({
          !Han.neverGiven.contains(code(bytes, $0))
        }), isBeginning(start, bytes), !isTitle(given..<index, bytes)
      else { continue }
      return Finding(kind: .name, range: given..<index)
    }
    return nil
  }

  /// Whether a name may begin here: behind a pause or a word that leads to a person, and not behind an
  /// office.
  private static func isBeginning(_ index: Int, _ bytes: Bytes) -> Bool {
    guard index >= 3, Han.isHan(bytes, index - 3) else { return true }
    if index >= 6, offices.contains(Han.pair(bytes, index - 6)) { return false }
    return Han.leaders.contains(code(bytes, index - 3))
  }

  /// The three bytes of the character at an index; 0 outside of the text.
  @inline(__always)
  static func code(_ bytes: Bytes, _ index: Int) -> UInt32 { Han.code(bytes, index) }
}
