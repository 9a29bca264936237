import Testing

@testable import Transfer

@Suite("The waiting line")
struct WaitingLineTests {
  private func line(
    perHost: Int, total: Int, pause: Double = 0, _ hosts: [String]
  ) -> WaitingLine {
    var line = WaitingLine(perHost: perHost, total: total, pause: pause)
    for (id, host) in hosts.enumerated() { line.join(.init(id: UInt64(id), host: host)) }
    return line
  }

  private func start(_ line: inout WaitingLine, at now: Double = 0) -> [UInt64] {
    var ids: [UInt64] = []
    while let ticket = line.next(at: now) {
      line.started(ticket.host, at: now)
      ids.append(ticket.id)
    }
    return ids
  }

  @Test("lets so many start per host, first come first served")
  func perHost() {
    var line = line(perHost: 2, total: 10, ["a", "a", "a", "a", "b"])
    #expect(start(&line) == [0, 4, 1])
    line.leave("a")
    #expect(start(&line) == [2])
  }

  @Test("lets so many start in all, hosts taking turns")
  func total() {
    var line = line(perHost: 4, total: 3, ["a", "a", "a", "b", "c"])
    #expect(start(&line) == [0, 3, 4])
    line.leave("b")
    #expect(start(&line) == [1])
  }

  @Test("is empty when all have left, and takes limits below one as one")
  func ends() {
    var line = line(perHost: 0, total: 0, ["a", "a"])
    #expect(start(&line) == [0])
    line.leave("a")
    #expect(start(&line) == [1])
    line.leave("a")
    #expect(start(&line).isEmpty)
  }

  @Test("lets a host rest between two starts, others going on meanwhile")
  func pause() {
    var line = line(perHost: 9, total: 9, pause: 2, ["a", "a", "a", "b", "b"])
    #expect(start(&line, at: 0) == [0, 3])
    #expect(line.nextMoment == 2)
    #expect(start(&line, at: 1.9).isEmpty)
    #expect(start(&line, at: 2) == [1, 4])
    line.join(.init(id: 9, host: "c"))
    #expect(start(&line, at: 3) == [9])
    #expect(start(&line, at: 4) == [2])
    #expect(line.nextMoment == nil)
    #expect(start(&line, at: 99).isEmpty)
  }

  @Test("counts no start where a ticket was not used")
  func unused() {
    var line = line(perHost: 9, total: 9, pause: 2, ["a", "a"])
    let ticket = line.next(at: 0)
    line.leave(ticket?.host ?? "")
    #expect(start(&line, at: 0) == [1])
  }

  @Test("holds a host for as long as the longest hold says, whether it was ready or resting")
  func hold() {
    var line = line(perHost: 1, total: 9, pause: 1, ["a", "a", "b"])
    line.hold("a", until: 10)
    line.hold("a", until: 5)
    line.hold("c", until: 3)
    #expect(start(&line) == [2])
    #expect(line.nextMoment == 10)
    #expect(start(&line, at: 9).isEmpty)
    #expect(start(&line, at: 10) == [0])
    line.hold("a", until: 20)
    line.leave("a")
    #expect(start(&line, at: 11.5).isEmpty)
    #expect(start(&line, at: 20) == [1])
  }
}
