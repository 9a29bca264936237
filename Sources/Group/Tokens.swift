/// A text as the units that are compared: each character of a script without blanks between words is
/// one, and so is each run of Latin letters and digits.
///
/// No dictionary of words is needed: pairs of units are rare where they are names.
struct Tokens {
  /// The units in their order; `gap` stands where the text is interrupted.
  private(set) var units: [UInt16] = []
  /// Longer Latin words, each by its hash.
  private(set) var words: [UInt32] = []
  private var run = Run()

  static let gap: UInt16 = 0
  /// Where the units of Latin runs lie: surrogates and private use, which no text holds.
  private static let runs: ClosedRange<UInt32> = 0xD800...0xF8FF

  /// The units of a text; width and case do not count.
  init(_ text: String) {
    units.reserveCapacity(text.utf8.count / 3 + 4)
    for scalar in text.unicodeScalars { add(scalar.value, scalar) }
    endRun()
  }

  private mutating func add(_ value: UInt32, _ scalar: Unicode.Scalar) {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF: addUnit(UInt16(value))
    case 0x30...0x39, 0x61...0x7A: run.add(value, isLetter: value > 0x39)
    case 0x41...0x5A: run.add(value | 0x20, isLetter: true)
    case 0xFF01...0xFF5E: add(value - 0xFEE0, scalar)
    case 0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x3000: endRun()
    case 0x200B...0x200F, 0xFEFF: break
    case ..<0xC0: addGap()
    default: scalar.properties.isAlphabetic ? addLetter(value) : addGap()
    }
  }

  /// A letter of another script: those of alphabets make words, others stand for themselves.
  private mutating func addLetter(_ value: UInt32) {
    if value < 0x2E80 { return run.add(value, isLetter: true) }
    addUnit(value <= 0xFFFF ? UInt16(value) : UInt16(0x3400 + value % 0x1900))
  }

  private mutating func addUnit(_ unit: UInt16) {
    endRun()
    units.append(unit)
  }

  private mutating func addGap() {
    endRun()
    interrupt()
  }

  private mutating func interrupt() {
    if units.last != Self.gap { units.append(Self.gap) }
  }

  private mutating func endRun() {
    guard run.length > 0 else { return }
    if FunctionWords.hashes.contains(run.hash) {
      run = Run()
      return interrupt()
    }
    let span = Self.runs.upperBound - Self.runs.lowerBound + 1
    units.append(UInt16(Self.runs.lowerBound + run.hash % span))
    if run.letters >= 4 { words.append(run.hash >> 8) }
    run = Run()
  }

  /// A run of Latin letters and digits on its way: FNV-1a over its scalars.
  fileprivate struct Run {
    var hash: UInt32 = 0x811C_9DC5
    var length = 0
    var letters = 0

    mutating func add(_ value: UInt32, isLetter: Bool) {
      hash = (hash ^ value) &* 0x0100_0193
      length += 1
      if isLetter { letters += 1 }
    }
  }
}

extension Tokens {
  /// The pairs of neighbouring units, each as one number.
  var pairs: [UInt32] {
    var pairs: [UInt32] = []
    pairs.reserveCapacity(units.count)
    var last = Self.gap
    for unit in units {
      if last != Self.gap, unit != Self.gap { pairs.append(UInt32(last) << 16 | UInt32(unit)) }
      last = unit
    }
    return pairs
  }
}

/// English words that are in every text and no part of a name: they interrupt it. Where few messages are
/// English, such words are rare, and would make matters of two letters that both begin with thanks.
private enum FunctionWords {
  static let hashes: Set<UInt32> = Set(
    """
    about after again all also am an and another any are as at back be because been before being both but by
    can could did do does doing done down during each either else even ever every few for from get gets getting
    go goes going got had has have having he her here hers him his how if in into is it its just less let like
    made make many may me might more most much must my never no nor not nothing now of off on once one only or
    other our out over own per please put same say see she should since so some still such take than thank
    thanks that the their them then there these they this those though through to too two under until up upon
    us very want was way we well were what when where whether which while who whom whose why will with within
    without would yet you your
    """.split(whereSeparator: \.isWhitespace).map { word in
      var run = Tokens.Run()
      for scalar in word.unicodeScalars { run.add(scalar.value, isLetter: true) }
      return run.hash
    })
}
