import Foundation
import LoopbackServer
import Testing
import Transfer

@Suite("What the headers say of later requests")
struct CachingTests {
  private let now = Date(timeIntervalSince1970: 1_795_392_000)

  private func response(
    _ headers: TransferHeaders, at url: String = "https://example.org/a/feed?p=1"
  )
    -> TransferResponse
  {
    TransferResponse(status: 200, headers: headers, effectiveURL: url)
  }

  @Test(
    "how long the content stays fresh",
    arguments: [
      (["Cache-Control": "public, max-age=600"], 600), (["Cache-Control": "MAX-AGE=\"60\""], 60),
      (["Cache-Control": "max-age=600", "Age": "100"], 500),
      (["Cache-Control": "max-age=60", "Age": "100"], 0),
      (["Cache-Control": "private", "cache-control": "max-age=5"], 5),
      (["Cache-Control": "max-age=600, no-cache"], 0), (["Cache-Control": "no-store"], 0),
      (["Cache-Control": "max-age=soon"], 0),
      (["Cache-Control": "max-age=99999999999999999999"], 2_147_483_648),
      (["Expires": "Mon, 23 Nov 2026 00:01:00 GMT"], 60), (["Expires": "0"], 0),
      (["Expires": "Sun, 22 Nov 2026 00:00:00 GMT"], 0),
      (["Cache-Control": "max-age=7", "Expires": "Mon, 23 Nov 2026 00:01:00 GMT"], 7),
      (["Cache-Control": "private"], nil), ([:], nil), (["Cache-Control": ", =,"], nil),
    ] as [(TransferHeaders, Double?)])
  func fresh(headers: TransferHeaders, seconds: Double?) {
    #expect(response(headers).freshFor(now: now) == seconds)
  }

  @Test(
    "which page is the next",
    arguments: [
      (["Link": "<https://example.org/b?page=2>; rel=\"next\""], "https://example.org/b?page=2"),
      (["Link": "<?page=2>; rel=next"], "https://example.org/a/feed?page=2"),
      (["Link": "<../z>; title=\"a, b; c\" ; REL = \"last Next\""], "https://example.org/z"),
      (
        ["Link": "</1>; rel=prev, <//example.net/x,y;z>; rel=next, </3>; rel=next"],
        "https://example.net/x,y;z"
      ),
      (["Link": "</1>; rel=prev", "link": "</2>; rel=next"], "https://example.org/2"),
      (["Link": "</2>; title=\"say \\\"rel=next\\\", ok\"; rel=prev"], nil),
      (["Link": "</2>; rel=prev; rel=next"], nil), (["Link": "</2>; anchor=\"#x\"; rel=next"], nil),
      (["Link": "<javascript:alert(1)>; rel=next"], nil), (["Link": "<file:///a>; rel=next"], nil),
      (["Link": "/2; rel=next"], nil), (["Link": "<"], nil), (["Link": ";=,<>;="], nil), ([:], nil),
    ] as [(TransferHeaders, String?)])
  func next(headers: TransferHeaders, url: String?) {
    #expect(response(headers).nextLink == url)
  }

  @Test("304 is no answer where no version was named, and one where the caller's header names it")
  func unasked() async throws {
    try await serving { _ in
      LoopbackAnswer(status: 304)
    } to: { server, client in
      let error = try #require(await client.failure(of: server.request()))
      #expect(error.kind == .badAnswer)
      #expect(error.detail == "304 although no version was named")
      var asked = server.request()
      asked.headers = ["if-none-match": "\"v1\""]
      #expect(try await client.send(asked).isNotModified)
    }
  }
}
