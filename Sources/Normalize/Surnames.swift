/// The surnames by which a name is known.
enum Surnames {
  /// Those that are hardly anything else at the beginning of a word.
  private static let plain = Han.signs(
    "张王李赵刘陈杨黄周吴徐孙胡朱郭罗宋邓冯韩曹彭袁蒋蔡贾魏薛叶阎潘杜戴夏钟汪田姜范姚傅沈卢龚邹熊孟秦邱侯江尹闫段雷"
      + "黎贺郝毛邵钱覃廖谭赖莫孔崔康丘欧殷瞿翟樊俞庞颜倪聂涂虞岑柯骆邢葛詹裴鲍郑梁苏吕丁林")
  /// Those that are words of their own, too.
  private static let others = Han.signs(
    "何高马许谢唐董程于余任方石万曾陆金白武史龙陶洪安常易乔温牛齐严伍文尚施祁柳管左祝纪米耿关霍房解单左柴申宁车游郎"
      + "洪季梅盛童路娄危时凌麦成戚喻甘古符辛谷应")
  private static let compound = Han.words(
    "欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 端木 轩辕 长孙 宇文 南宫 独孤 西门")

  /// Where the surname that begins at an index ends; nil where none does.
  ///
  /// - Parameter onlyPlain: leaves out those that are words of their own.
  static func end(at index: Int, in bytes: Bytes, onlyPlain: Bool) -> Int? {
    if compound.contains(Han.pair(bytes, index)) { return index + 6 }
    let code = Han.code(bytes, index)
    return plain.contains(code) || !onlyPlain && others.contains(code) ? index + 3 : nil
  }
}
