/// How a workbook shows a number, as far as it changes what the number means.
enum NumberFormat: Equatable {
  case general
  /// A moment; what of it is shown.
  case moment(day: Bool, time: Bool)
  /// A span of time, counted on over 24 hours: `[h]:mm:ss`.
  case span
  /// A whole number with zeros before it, so many digits in all: an id.
  case padded(Int)

  /// The format of a built-in id (ECMA-376-1, 18.8.30, with what East Asian versions add to it).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .moment(day: true, time: false)
    case 18...21, 32...35, 45, 47, 55, 56: self = .moment(day: false, time: true)
    case 22: self = .moment(day: true, time: true)
    case 46: self = .span
    default: self = .general
    }
  }

  /// The format of a code such as `yyyy"年"m"月"d"日"`.
  init(code: String) {
    let code = Code(code)
    guard !code.isNumber else {
      self = code.digits.map(NumberFormat.padded) ?? .general
      return
    }
    let letters = code.letters
    let hasTime = letters.contains("h") || letters.contains("s")
    let hasDay = letters.contains { "yd".contains($0) } || (letters.contains("m") && !hasTime)
    if code.isSpan {
      self = .span
    } else {
      self = hasDay || hasTime ? .moment(day: hasDay, time: hasTime) : .general
    }
  }
}

/// A format code without what it only prints.
private struct Code {
  /// The first section in lower case, without quoted, escaped and bracketed parts.
  var letters = ""
  /// True where a bracket counts time on: `[h]`.
  var isSpan = false

  init(_ code: String) {
    var rest = Substring(code.lowercased())
    if rest == "general" || rest == "standard" { return }
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\"": rest = rest.after("\"")
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[": takeBracket(&rest)
      default: letters.append(character)
      }
    }
  }

  private mutating func takeBracket(_ rest: inout Substring) {
    let inside = rest.prefix { $0 != "]" }
    if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
      isSpan = true
      letters += inside
    }
    rest = rest.after("]")
  }

  /// True where digits are asked for, other than the fractions of a second.
  var isNumber: Bool {
    var hasFraction = false, last: Character = " "
    for letter in letters {
      if letter == "#" || letter == "?" || (letter == "0" && !hasFraction) { return true }
      hasFraction = (letter == "." && last == "s") || (hasFraction && letter == "0")
      last = letter
    }
    return false
  }

  /// The number of digits where nothing but zeros is asked for.
  var digits: Int? {
    letters.count > 1 && letters.count <= 32 && letters.allSatisfy { $0 == "0" }
      ? letters.count : nil
  }
}

extension Substring {
  /// What follows the first of a mark; nothing where there is none.
  fileprivate func after(_ mark: Character) -> Substring {
    firstIndex(of: mark).map { self[index(after: $0)...] } ?? ""
  }
}
