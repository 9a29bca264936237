/// Who may start next: so many at a time per host and in all, hosts taking turns and pausing between
/// two starts, first come first served within a host.
///
/// libcurl has limits too, but counts the wait against a transfer's timeouts. Moments are seconds
/// since whatever the caller counts from.
struct WaitingLine {
  /// A place in the line.
  struct Ticket: Equatable {
    var id: UInt64
    var host: String
  }

  private let perHost: Int
  private let total: Int
  private let pause: Double
  private var waiting: [String: Queue<UInt64>] = [:]
  private var running: [String: Int] = [:]
  private var runningInAll = 0
  /// The hosts with somebody waiting and room for one more, each once.
  private var ready = Queue<String>()
  private var isReady: Set<String> = []
  private var rests = HostRests()

  init(perHost: Int, total: Int, pause: Double = 0) {
    self.perHost = max(1, perHost)
    self.total = max(1, total)
    self.pause = max(0, pause)
  }

  mutating func join(_ ticket: Ticket) {
    waiting[ticket.host, default: Queue()].append(ticket.id)
    offer(ticket.host)
  }

  /// The next that may start, or nil; it holds its room until it leaves.
  mutating func next(at now: Double) -> Ticket? {
    for host in rests.end(at: now) { offer(host) }
    while runningInAll < total, let host = ready.popFirst() {
      isReady.remove(host)
      // A rest that began after the offer; its end offers the host again.
      if rests.contains(host) { continue }
      if let id = waiting[host]?.popFirst() { return ticket(id, host) }
    }
    return nil
  }

  private mutating func ticket(_ id: UInt64, _ host: String) -> Ticket {
    if waiting[host]?.isEmpty == true { waiting[host] = nil }
    running[host, default: 0] += 1
    runningInAll += 1
    offer(host)
    return Ticket(id: id, host: host)
  }

  /// Begins the host's pause; to be told of each that started, for not every ticket is used.
  mutating func started(_ host: String, at now: Double) {
    if pause > 0 { hold(host, until: now + pause) }
  }

  /// Gives up the room of one that `next()` gave.
  mutating func leave(_ host: String) {
    let left = (running[host] ?? 1) - 1
    running[host] = left > 0 ? left : nil
    runningInAll -= 1
    offer(host)
  }

  /// Lets nobody start at the host before that moment; an earlier moment changes nothing.
  mutating func hold(_ host: String, until moment: Double) { rests.rest(host, until: moment) }

  /// When to ask for the next again although nobody joins or leaves: the end of the first rest that
  /// somebody waits for.
  var nextMoment: Double? { rests.first { waiting[$0] != nil } }

  private mutating func offer(_ host: String) {
    guard waiting[host] != nil, running[host, default: 0] < perHost, !rests.contains(host)
    else { return }
    if isReady.insert(host).inserted { ready.append(host) }
  }
}
