import Feedback
import Testing

@testable import Formats

/// Whatever happens to a message, it comes out: as a record or as a reject.
@Suite struct MailDamageTests {
  private static let samples: [[UInt8]] = [
    Mail.bytes(
      "From: =?gb2312?B?", "张三".gb18030.base64, "?= <zhang@example.org>\nSubject: ", "路灯".gb18030,
      "\nDate: Mon, 6 Jan 2025 10:00:00 +0800\nTo: desk: a@b, c@d;\n",
      "Content-Type: multipart/mixed; boundary=\"edge\"\n\n--edge\nContent-Type: text/plain;",
      " charset=gb2312; format=flowed\nContent-Transfer-Encoding: base64\n\n",
      "又坏了。\n> 旧文\n-- \n张三".gb18030.base64,
      "\n--edge\nContent-Type: text/csv; name*0*=gbk''%B1%ED; name*1=.csv\n\na,b\n1,2\n--edge--\n"),
    Mail.multipart(
      "alternative",
      "Content-Transfer-Encoding: quoted-printable\n\ncaf=C3=A9\n\nOn 1:00 x@y wrote:\nold",
      "Content-Type: text/html\n\n<p>page</p>",
      "Content-Type: message/rfc822\n\nSubject: inner\nFrom: a@b\n\ntext"
    ).mailBytes,
    """
    From a@b Mon Jan  6 10:00:00 2025
    Subject: one
    Content-Type: application/pkcs7-mime
    Content-Transfer-Encoding: base64

    MIAGCSqGSIb3DQEHAqCAMIACAQExAKCAJIAEAWEEAWIAAAAAAAAAAA==

    From c@d Mon Jan  6 11:00:00 2025
    Content-Type: multipart/signed; boundary=b

    --b

    -----BEGIN PGP SIGNED MESSAGE-----

    x
    --b--
    """.mailBytes,
  ]

  private static func comesOut(_ bytes: [UInt8], pieceSize: Int = .max) -> Bool {
    let reading = MailReading(bytes, pieceSize: pieceSize)
    return !reading.outcomes.isEmpty || reading.error != nil
  }

  @Test(arguments: samples.indices) func aMessageCutAtAnyByteComesOut(sample: Int) {
    let bytes = Self.samples[sample]
    for end in bytes.indices {
      #expect(Self.comesOut(Array(bytes[..<end])), "cut at \(end)")
    }
  }

  @Test(arguments: samples.indices) func theSizeOfPiecesDoesNotMatter(sample: Int) {
    let whole = MailReading(Self.samples[sample]).outcomes
    for size in [1, 2, 3, 7, 64] {
      #expect(MailReading(Self.samples[sample], pieceSize: size).outcomes == whole)
    }
  }

  @Test(arguments: samples.indices) func aMutatedMessageComesOut(sample: Int) {
    var random = Mutation(seed: UInt64(sample) + 1)
    for round in 0..<500 {
      let bytes = random.mutated(Self.samples[sample], with: Self.samples)
      #expect(Self.comesOut(bytes, pieceSize: 64), "round \(round)")
    }
  }
}

/// Changes of bytes that come out the same for the same seed.
private struct Mutation {
  private var state: UInt64

  private static let pieces: [[UInt8]] = [
    "\n", "\n\n", "--edge", "--", "=?gbk?B?", "?=", "\"", ";", "<", "(", ":", "\0", "boundary=",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n", "message/rfc822", "From ",
    "charset=utf-7",
  ].map { Array($0.utf8) }

  init(seed: UInt64) {
    state = seed
  }

  private mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }

  mutating func mutated(_ bytes: [UInt8], with others: [[UInt8]]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(5) {
      let index = below(bytes.count)
      switch below(4) {
      case 0: bytes[index] = UInt8(below(256))
      case 1: bytes.removeSubrange(index..<min(bytes.count, index + 1 + below(30)))
      case 2: bytes.insert(contentsOf: Self.pieces[below(Self.pieces.count)], at: index)
      default:
        let other = others[below(others.count)]
        bytes.insert(contentsOf: other[below(other.count)...].prefix(200), at: index)
      }
      if bytes.isEmpty { bytes = [.lineFeed, UInt8(ascii: "x")] }
    }
    return bytes
  }
}
