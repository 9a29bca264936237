internal import Foundation

/// Keys that a person presses, one at a time and without Return; from a pipe, its bytes.
public final class KeyInput {
  /// A key: a character, or what ends the input (its end, Ctrl-C or Ctrl-D).
  public enum Key: Equatable, Sendable {
    case character(Character)
    case end
  }

  /// What the terminal did before; nil where there is none.
  private let before: termios?

  /// Takes the keys of standard input; the terminal echoes nothing meanwhile.
  public init() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else {
      before = nil
      return
    }
    before = settings
    // Ctrl-C comes as a key too, so that the terminal is always given back as it was.
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  deinit { close() }

  /// Gives the terminal back.
  public func close() {
    guard var before else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &before)
  }

  /// The next key; waits for it.
  public func next() -> Key {
    guard let first = byte(), first != 0x03, first != 0x04 else { return .end }
    var bytes = [first]
    for _ in 0..<Self.following(first) {
      guard let byte = byte() else { return .end }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self).first.map(Key.character) ?? .end
  }

  /// How many bytes of UTF-8 follow the first of a character.
  private static func following(_ first: UInt8) -> Int {
    switch first {
    case 0xC0..<0xE0: 1
    case 0xE0..<0xF0: 2
    case 0xF0...: 3
    default: 0
    }
  }

  private func byte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR { continue }
      return nil
    }
  }
}
