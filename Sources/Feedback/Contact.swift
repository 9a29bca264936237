/// How a resident can be reached, as the fields of a record name it; it is kept sealed or not at all.
public struct Contact: Sendable, Codable, Equatable {
  public var name: String?
  public var phones: [String]
  public var emails: [String]
  public var address: String?

  /// A contact; phones and addresses of mail come out of texts such as `13800138000 / li@example.cn`.
  public init(name: String? = nil, texts: [String] = [], address: String? = nil) {
    (self.name, self.address) = (name, address)
    (phones, emails) = ([], [])
    for part in texts.flatMap({ $0.split(whereSeparator: { ",，;；、/|\n".contains($0) }) }) {
      let part = part.trimmingWhitespace
      if part.contains("@") {
        emails.append(part)
      } else if part.count(where: \.isNumber) >= 7 {
        phones.append(part)
      }
    }
  }

  /// Whether it leads to nobody: a name alone does not.
  public var isEmpty: Bool { phones.isEmpty && emails.isEmpty && address == nil }

  /// What the same phone and the same address of mail always look like: digits without the country's
  /// code, small letters.
  public var keys: [String] {
    phones.map(Self.key(ofPhone:)) + emails.map { $0.lowercased() }
  }

  private static func key(ofPhone text: String) -> String {
    let digits = String(text.compactMap { $0.wholeNumberValue.map { Character(String($0)) } })
    for code in ["0086", "86"] where digits.hasPrefix(code) && digits.count > 11 {
      return String(digits.dropFirst(code.count))
    }
    return digits
  }
}

extension Substring {
  fileprivate var trimmingWhitespace: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
