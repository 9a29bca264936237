/// Chinese characters as the three bytes of their UTF-8, so that texts are looked at without decoding.
enum Han {
  /// The three bytes at an index as one number; 0 outside of the text.
  @inline(__always)
  static func code(_ bytes: Bytes, _ index: Int) -> UInt32 {
    guard index >= 0, index + 2 < bytes.count else { return 0 }
    return UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
  }

  /// Whether one of the unified ideographs, U+4E00 to U+9FFF, begins at an index.
  @inline(__always)
  static func isHan(_ bytes: Bytes, _ index: Int) -> Bool {
    (0xE4B880...0xE9BFBF).contains(code(bytes, index))
  }

  /// Two characters as one number.
  static func pair(_ bytes: Bytes, _ index: Int) -> UInt64 {
    UInt64(code(bytes, index)) << 24 | UInt64(code(bytes, index + 3))
  }

  /// The characters of a text.
  static func signs(_ text: String) -> Set<UInt32> {
    text.withBytes { bytes in
      Set(stride(from: 0, to: bytes.count, by: 3).map { code(bytes, $0) })
    }
  }

  /// Words of two characters each, out of a list with blanks.
  static func words(_ list: String) -> Set<UInt64> {
    Set(list.split(separator: " ").map { word in String(word).withBytes { pair($0, 0) } })
  }

  /// What stands in no given name, so that a word is not taken for one.
  static let neverGiven = signs(
    "的了在是不我们你他她它这那有和与就也都很最多次年月日时等到从对向被把让给去来说为以及或但而且没无要请问谁哪什么某先女同电"
      + "话手号码已将会能可该此其您吗呢吧啊还又再每各位个只些个住因于由想身份证")

  /// What begins the next word behind a name.
  static let beginners = signs("的是在和与就也，家住今现年系来要想反身联电手男女有，于因，向从，我，你，他，您，已，将，，以，投举申请要被说")

  /// What a place or a group of people ends with, and no person.
  static let placeEnds = signs("人村镇县区市省路街乡组社校院厂店民员生户主河湖山桥庄屯寨园苑城府湾坪冲塘坡里巷站局所部处")

  /// Titles and everyday words that stand behind a surname as a given name would.
  static let titles = words(
    "师傅 先生 女士 老师 医生 书记 主任 局长 经理 警官 大爷 阿姨 同志 校长 院长 科长 处长 队长 所长 镇长 县长 市长 "
      + "区长 乡长 总监 老板 会长 律师 法官 护士 教授 教练 厂长 站长 部长 村长 支书 家人 家里 某某 女儿 儿子 领导 先森 "
      + "大哥 大姐 大妈 大伯 叔叔 爷爷 奶奶 工头 总管 助理 老总 谢谢 多年 重要 重视 工程 律所")

  /// 游客, which begins with a surname.
  static let visitor = "游客".withBytes { pair($0, 0) }

  /// What leads to a person's name: `找`, `给`, `感谢`'s second sign, and the like.
  static let leaders = signs("的和系复给找请叫为是向与人由对谢了到让被把从跟同及或位名主户：，、。；！？及于将经")
}
