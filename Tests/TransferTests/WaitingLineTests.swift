import Testing

@testable import Transfer

@Suite("The waiting line")
struct WaitingLineTests {
  private func line(perHost: Int, total: Int, _ hosts: [String]) -> WaitingLine {
    var line = WaitingLine(perHost: perHost, total: total)
    for (id, host) in hosts.enumerated() { line.join(.init(id: UInt64(id), host: host)) }
    return line
  }

  private func start(_ line: inout WaitingLine) -> [UInt64] {
    var ids: [UInt64] = []
    while let ticket = line.next() { ids.append(ticket.id) }
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
}
