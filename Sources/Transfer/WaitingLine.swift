/// Who may start next: so many at a time per host and in all, hosts taking turns, first come first
/// served within a host.
///
/// libcurl has such limits too, but counts the wait against a transfer's timeouts.
struct WaitingLine {
  /// A place in the line.
  struct Ticket: Equatable {
    var id: UInt64
    var host: String
  }

  private let perHost: Int
  private let total: Int
  private var waiting: [String: Queue<UInt64>] = [:]
  private var running: [String: Int] = [:]
  private var runningInAll = 0
  /// The hosts with somebody waiting and room for one more, each once.
  private var ready = Queue<String>()
  private var isReady: Set<String> = []

  init(perHost: Int, total: Int) {
    self.perHost = max(1, perHost)
    self.total = max(1, total)
  }

  mutating func join(_ ticket: Ticket) {
    waiting[ticket.host, default: Queue()].append(ticket.id)
    offer(ticket.host)
  }

  /// The next that may start, or nil; it holds its room until it leaves.
  mutating func next() -> Ticket? {
    guard runningInAll < total, let host = ready.popFirst() else { return nil }
    isReady.remove(host)
    guard let id = waiting[host]?.popFirst() else { return nil }
    if waiting[host]?.isEmpty == true { waiting[host] = nil }
    running[host, default: 0] += 1
    runningInAll += 1
    offer(host)
    return Ticket(id: id, host: host)
  }

  /// Gives up the room of one that `next()` gave.
  mutating func leave(_ host: String) {
    let left = (running[host] ?? 1) - 1
    running[host] = left > 0 ? left : nil
    runningInAll -= 1
    offer(host)
  }

  private mutating func offer(_ host: String) {
    guard waiting[host] != nil, running[host, default: 0] < perHost else { return }
    if isReady.insert(host).inserted { ready.append(host) }
  }
}

/// First in, first out, in constant time.
struct Queue<Element> {
  private var incoming: [Element] = []
  private var outgoing: [Element] = []

  var isEmpty: Bool { incoming.isEmpty && outgoing.isEmpty }

  mutating func append(_ element: Element) { incoming.append(element) }

  mutating func popFirst() -> Element? {
    if outgoing.isEmpty {
      outgoing = incoming.reversed()
      incoming = []
    }
    return outgoing.popLast()
  }
}
