import Testing

@testable import Transfer

@Suite("What an IMAP server says")
struct IMAPReaderTests {
  /// The responses in a text, which comes in pieces of so many bytes.
  private func read(
    _ text: String, pieces: Int = .max, mostText: Int = 1_000, mostLiterals: Int = 1_000
  ) throws -> [IMAPResponse] {
    var reader = IMAPReader(mostText: mostText, mostLiterals: mostLiterals)
    let bytes = Array(text.replacing("\n", with: "\r\n").utf8)
    return try stride(from: 0, to: bytes.count, by: min(pieces, bytes.count)).flatMap {
      try reader.read(bytes[$0..<min($0 + min(pieces, bytes.count), bytes.count)])
    }
  }

  private func bytes(_ text: String) -> IMAPValue { .bytes(Array(text.utf8)) }

  @Test("is read whole however it comes in pieces", arguments: [1, 2, 3, 7, 1_000])
  func pieces(count: Int) throws {
    let text = """
      * 2 FETCH (UID 15 BODY[] {16}
      Subject: )\"

      x FLAGS (\\Seen "a \\"b\\" \\\\") X NIL)
      * 3 EXISTS
      M1 OK [READ-ONLY] done

      """
    let responses = try read(text, pieces: count)
    #expect(
      responses == [
        .data([
          .word("2"), .word("FETCH"),
          .list([
            .word("UID"), .word("15"), .word("BODY[]"), bytes("Subject: )\"\r\n\r\nx"),
            .word("FLAGS"), .list([.word("\\Seen"), bytes("a \"b\" \\")]), .word("X"), .none,
          ]),
        ]),
        .data([.word("3"), .word("EXISTS")]),
        .status(IMAPStatus(tag: "M1", condition: .ok, code: ["READ-ONLY"], text: "done")),
      ])
  }

  @Test(
    "as a status, with its code and its words",
    arguments: [
      (
        "* OK [UIDVALIDITY 7] UIDs valid {3}",
        IMAPStatus(
          condition: .ok, code: ["UIDVALIDITY", "7"], text: "UIDs valid {3}")
      ),
      (
        "M12 no [nonexistent] no such mailbox",
        IMAPStatus(
          tag: "M12", condition: .no, code: ["NONEXISTENT"], text: "no such mailbox")
      ),
      ("M1 BAD", IMAPStatus(tag: "M1", condition: .bad)),
      ("* BYE [broken", IMAPStatus(condition: .bye, text: "[broken")),
      ("* PREAUTH []", IMAPStatus(condition: .preauthenticated)),
    ])
  func status(line: String, status: IMAPStatus) throws {
    #expect(try read(line + "\n") == [.status(status)])
  }

  @Test("may be empty strings and lists, and words with brackets")
  func words() throws {
    let responses = try read(
      "* 1 FETCH (BODY[HEADER.FIELDS (DATE FROM)]<0> \"\" X () Y {0}\n Z nil)\n")
    #expect(
      responses == [
        .data([
          .word("1"), .word("FETCH"),
          .list([
            .word("BODY[HEADER.FIELDS (DATE FROM)]<0>"), bytes(""), .word("X"), .list([]),
            .word("Y"), bytes(""), .word("Z"), .none,
          ]),
        ])
      ])
  }

  @Test(
    "is passed over where nobody understands it",
    arguments: [
      "* 1 FETCH (UID 1", "* 1 FETCH UID 1)", "* 1 FETCH \"open", "+ go ahead", "nonsense", "",
      "* ",
      "* 1 FETCH " + String(repeating: "(", count: 99) + String(repeating: ")", count: 99),
    ])
  func unreadable(line: String) throws {
    let responses = try read(line + "\n* 1 EXISTS\n")
    #expect(responses.count == 2)
    #expect(responses.first == .unreadable || responses.first == .data([]))
    #expect(responses.last == .data([.word("1"), .word("EXISTS")]))
  }

  @Test("keeps no literal that is too large, nor several that are so together", arguments: [1, 99])
  func large(pieces: Int) throws {
    let responses = try read(
      "* 1 FETCH (A {6}\n123456 B ~{4}\n1234 C {2+}\n12 D {2}\n12)\n* 1 EXISTS\n", pieces: pieces,
      mostLiterals: 8)
    let items: [IMAPValue] = [
      .word("A"), bytes("123456"), .word("B"), .skipped(size: 4), .word("C"), bytes("12"),
      .word("D"), .skipped(size: 2),
    ]
    #expect(
      responses == [
        .data([.word("1"), .word("FETCH"), .list(items)]), .data([.word("1"), .word("EXISTS")]),
      ])
  }

  @Test(
    "cannot be followed where a line does not end, or a literal has no size",
    arguments: [
      ("* " + String(repeating: "x", count: 1_000), IMAPReader.Fault.endlessLine),
      ("* 1 FETCH (X {-1}\n", .badLiteral), ("* 1 FETCH (X {99999999999}\n", .badLiteral),
      ("* 1 FETCH (X {}\n", .badLiteral),
    ])
  func faults(text: String, fault: IMAPReader.Fault) {
    #expect(throws: fault) { try read(text) }
  }

  @Test("of a message is found by the names of its parts")
  func message() throws {
    guard
      case .data(let values)? = try read(
        "* 7 fetch (uid 15 Rfc822.Size 99 INTERNALDATE \" 4-Nov-2026 08:00:00 +0800\" BODY[] \"x\")\n"
      ).first
    else { throw IMAPReader.Fault.badLiteral }
    let message = try #require(IMAPMessage(values))
    #expect(message.uid == 15)
    #expect(message.size == 99)
    #expect(message.content == bytes("x"))
    #expect(message.receivedAt?.timeIntervalSince1970 == 1_793_750_400)
    #expect(IMAPMessage([.word("7"), .word("EXISTS")]) == nil)
    #expect(IMAPMessage([.word("7"), .word("FETCH"), .list([.word("UID")])])?.uid == nil)
  }

  @Test(
    "names mailboxes in modified UTF-7",
    arguments: [
      ("INBOX", "INBOX"), ("诉求/来信", "&i8lsQg-/&Z2VP4Q-"), ("收件箱", "&ZTZO9nux-"), ("R&D", "R&-D"),
      ("~peter/mail/台北/日本語", "~peter/mail/&U,BTFw-/&ZeVnLIqe-"), ("a\r\nb", "a&AA0ACg-b"),
      ("😀", "&2D3eAA-"), ("", ""),
    ])
  func names(name: String, encoded: String) {
    #expect(ModifiedUTF7.encode(name) == encoded)
  }
}
