import Foundation
import Testing

@testable import Transfer

@Suite("The list of a folder")
struct FolderListingTests {
  /// 2026-11-24 08:00 UTC.
  private let listing = FolderListing(now: Date(timeIntervalSince1970: 1_795_507_200))

  private func read(_ text: String, _ form: FolderForm) -> [RemoteFile]? {
    listing.files(Array(text.utf8), form)
  }

  private func date(_ text: String) throws -> Date {
    try Date(text + ":00Z", strategy: .iso8601)
  }

  @Test("made for machines is read fact by fact")
  func facts() throws {
    let text = """
      Type=file;Size=12;Modify=20261122080000.250;UNIX.mode=0644; voices 1; 2.csv\r
      type=dir;modify=20261122080000; folder\r
      type=cdir; .\r
      type=pdir; ..\r
      modify=20261322080000;size=many; a.csv\r
      Type=OS.unix=slink:/x; b.csv\r
       c.csv\r
      type=file;\r
      type=file; ../d.csv\r
      type=file; .e\r

      """
    let files = try #require(read(text, .facts))
    #expect(files.map(\.name) == ["a.csv", "b.csv", "c.csv", "voices 1; 2.csv"])
    #expect(files.map(\.size) == [nil, nil, nil, 12])
    #expect(files.map(\.modifiedAt) == [nil, nil, nil, try date("2026-11-22T08:00")])
  }

  @Test("in long lines is read by the date in their middle")
  func lines() throws {
    let text = """
      -rw-r--r--    1 li       staff          12 Nov 22 08:00 voices.csv
      -rw-r--r--    1 domain users  li         7 Dec  1 23:59  two  blanks
      -rw-r--r--    ? 0        0              34 Feb 29  2024 民情.csv
      drwxr-xr-x    2 li       staff        4096 Nov 22 08:00 folder
      lrwxrwxrwx    1 li       staff           5 Nov 22 08:00 z.csv -> a -> b
      prw-r--r--    1 li       staff           0 Nov 22 08:00 pipe
      -rw-r--r--    1 li       staff           1 Nov 22 08:00 .hidden
      """
    let files = try #require(read(text, .lines))
    #expect(files.map(\.name) == [" two  blanks", "voices.csv", "z.csv", "民情.csv"])
    #expect(files.map(\.size) == [7, 12, nil, 34])
    #expect(files[0].modifiedAt == (try date("2025-12-01T23:59")))
    #expect(files[1].modifiedAt == (try date("2026-11-22T08:00")))
    #expect(files[2].modifiedAt == nil)
    #expect(files[3].modifiedAt == (try date("2024-02-29T00:00")))
  }

  @Test(
    "in another form than long lines is told as such",
    arguments: [
      "a.csv\nb.csv", "-rw-r--r-- 1 li staff 12 2026-11-22 08:00 voices.csv", "total 3",
      "-rw-r--r-- 1 li staff 12 Nov 22 08:00", "Nov 22 08:00 a", "12 Nov 22 08:00 a.csv",
    ])
  func otherLines(text: String) {
    #expect(read(text, .lines) == nil)
  }

  @Test("of names leaves out the folder before them, and what is hidden or none")
  func names() throws {
    let files = try #require(read("b.csv\r\n./in/a.csv\n.hidden\n..\nfolder/\n\u{1}x\n", .names))
    #expect(files.map(\.name) == ["a.csv", "b.csv"])
  }

  @Test("is empty where there is nothing", arguments: [FolderForm.facts, .lines, .names])
  func empty(form: FolderForm) {
    #expect(read("", form) == [])
    #expect(read("\r\n", form) == [])
  }

  @Test("keeps the bytes of names in another encoding")
  func bytes() throws {
    let gbk: [UInt8] = [0xc3, 0xf1, 0xc7, 0xe9]
    let file = try #require(listing.files(gbk + Array(".csv".utf8), .names)?.first)
    let folder = TransferRequest(url: "ftp://example.org/in/")
    #expect(folder.file(file).url == "ftp://example.org/in/%C3%F1%C7%E9.csv")
    #expect(
      folder.file(RemoteFile(name: "a #1%.csv")).url == "ftp://example.org/in/a%20%231%25.csv")
  }

  @Test(
    "counts days as the calendar does",
    arguments: [
      (1970, 1, 1, 0), (1999, 12, 31, 946_598_400), (2000, 2, 29, 951_782_400),
      (2024, 3, 1, 1_709_251_200), (2100, 3, 1, 4_107_542_400),
    ])
  func calendar(year: Int, month: Int, day: Int, seconds: Double) {
    let moment = ServerTime.moment(year: year, month: month, day: day)
    #expect(moment?.timeIntervalSince1970 == seconds)
  }
}
