/// What to do about a body that was cut off: ask for the rest, or once for the whole again.
struct Resumption {
  /// How it goes on after an attempt.
  enum Step {
    case ask(TransferRequest)
    case end(Attempt)
  }

  private static let mostRepeats = 2

  private let request: TransferRequest
  /// The response so far, with the bodies put together.
  private var begun: Attempt?
  private var lastCut: TransferError?
  private var repeats = 0
  private var hasBegunAfresh = false
  private var seconds = 0.0

  init(_ request: TransferRequest) { self.request = request }

  /// What follows from the attempt that the last step asked for, or from the first.
  mutating func step(after attempt: Attempt) -> Step {
    seconds += attempt.seconds
    let whole = begun.map { $0.continued(by: attempt) } ?? attempt
    if let whole, whole.response.body.count > request.limits.bodyBytes { return .end(tooLarge) }
    guard let error = attempt.error else {
      return whole.map { .end($0) } ?? beginAfresh()
    }
    guard error.kind == .cutOff, request.mayRepeat else { return .end(telling(attempt)) }
    lastCut = error
    begun = whole
    guard let begun, begun.canBeContinued, request.mayHaveRest else { return beginAfresh() }
    return ask(request.forTheRest(of: begun))
  }

  private mutating func beginAfresh() -> Step {
    begun = nil
    guard !hasBegunAfresh else { return failed }
    hasBegunAfresh = true
    return ask(request)
  }

  /// All attempts together keep to the time of one.
  private mutating func ask(_ next: TransferRequest) -> Step {
    var next = next
    next.limits.totalTimeout -= seconds
    guard repeats < Self.mostRepeats, next.limits.totalTimeout > 0 else { return failed }
    repeats += 1
    return .ask(next)
  }
}

extension Resumption {
  private var failed: Step {
    .end(Attempt(lastCut ?? TransferError(.cutOff, at: TransferURL(request.url))))
  }

  private var tooLarge: Attempt {
    let detail = "more than \(request.limits.bodyBytes) bytes"
    return Attempt(TransferError(.tooLarge, at: TransferURL(request.url), detail))
  }

  /// A server that cannot give a rest says so in ways of its own: the cut is what matters.
  private func telling(_ attempt: Attempt) -> Attempt {
    guard let lastCut, attempt.error?.kind == .other else { return attempt }
    return Attempt(lastCut)
  }
}
