internal import ArgumentParser
internal import Office
internal import Terminal

/// `minqing key`
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Make and change the key that seals contacts.",
    subcommands: [KeyNewCommand.self, KeyRotateCommand.self])
}

/// `minqing key new`
struct KeyNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Print a new key, for privacy.key; nothing is stored.",
    discussion: """
      Keep it in a file that only the account can read, apart from the store and its backups: who has both \
      can read the contacts, who loses it has lost them. (umask 077; minqing key new > /etc/minqing/key)
      """)

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let key = OfficeContext.newKey()
    try json ? printJSON(["key": key]) : printOut(key)
  }
}

/// `minqing key rotate`
struct KeyRotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Seal all contacts with the key that the configuration names now.",
    discussion: """
      Name the new key as privacy.key and the one before under privacy.old_keys; afterwards the old one can \
      go from the configuration. Backups made before still need it.
      """)

  @OptionGroup var common: CommonOptions

  @Flag(help: "Print as JSON.")
  var json = false

  func run() throws {
    let office = try OfficeContext.open(common.configFolder, common.surroundings)
    let count = try office.rotateKey()
    if json { return try printJSON(["contacts": count]) }
    printOut(
      Words(language: office.language)("重新加密联系方式 \(count) 份", "contacts sealed anew: \(count)"))
  }
}
