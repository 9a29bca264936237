internal import CCurl

/// What the engine's thread does and owns; nothing of it leaves the thread.
final class CurlLoop {
  private let multi: UnsafeMutableRawPointer
  private let userAgent: String
  private var line: WaitingLine
  private var waiting: [UInt64: CurlJob] = [:]
  private var running: [UInt64: (job: CurlJob, transfer: CurlTransfer)] = [:]
  private let beginning = ContinuousClock.now

  init(_ multi: UnsafeMutableRawPointer, _ options: TransferClientOptions) {
    self.multi = multi
    userAgent = options.userAgent
    line = WaitingLine(
      perHost: options.connectionsPerHost, total: options.connections, pause: options.pausePerHost)
    // The line counts transfers by the host they began at; libcurl's own limits hold where
    // redirects bring many to one host.
    set(CURLMOPT_MAX_HOST_CONNECTIONS, options.connectionsPerHost)
    set(CURLMOPT_MAX_TOTAL_CONNECTIONS, options.connections)
    set(CURLMOPT_MAXCONNECTS, options.connections)
  }

  /// Works until the inbox is closed; `take` gives what has come into it.
  func run(_ take: CurlThread<CurlEngine.Command>.Take) {
    while true {
      let (commands, isOpen) = take()
      commands.forEach(obey)
      if !isOpen { break }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      finishDone()
      startWaiting()
      curl_multi_poll(multi, nil, 0, patience, nil)
    }
    endAll()
  }

  /// Seconds since the loop began.
  private var now: Double { (.now - beginning) / .seconds(1) }

  /// Milliseconds until somebody may start although nothing else happens; rounded up, as a poll that
  /// ends a little early would be repeated until the moment has come.
  private var patience: Int32 {
    // libcurl 7.88 can turn to FTP's data connection without a socket or a time to wait for, and
    // would stand still until something else happens.
    let longest = running.values.contains { $0.job.url.isOfFileServer } ? 100.0 : 60_000
    guard let moment = line.nextMoment else { return Int32(longest) }
    return Int32(min(longest, max(0, ((moment - now) * 1_000).rounded(.up))))
  }

  private func obey(_ command: CurlEngine.Command) {
    switch command {
    case .start(let job):
      waiting[job.id] = job
      line.join(job.ticket)
    case .cancel(let id): cancel(id)
    case .hold(let host, let seconds): line.hold(host, until: now + seconds)
    }
  }

  private func startWaiting() {
    while let ticket = line.next(at: now) {
      guard let job = waiting.removeValue(forKey: ticket.id) else {
        line.leave(ticket.host)
        continue
      }
      line.started(ticket.host, at: now)
      start(job)
    }
  }

  private func start(_ job: CurlJob) {
    do throws(TransferError) {
      let transfer = try CurlTransfer(job.id, job.request, job.url, userAgent: userAgent)
      guard curl_multi_add_handle(multi, transfer.handle.easy) == CURLM_OK else {
        throw TransferError(.other, at: job.url, "out of memory")
      }
      running[job.id] = (job, transfer)
    } catch {
      line.leave(job.url.host)
      job.continuation.resume(returning: Attempt(error))
    }
  }

  private func finishDone() {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE,
        let transfer = CurlTransfer.of(message.pointee.easy_handle)
      else { continue }
      // The message is gone once its handle is removed.
      let attempt = transfer.attempt(ccurl_result(message))
      remove(transfer.id)?.continuation.resume(returning: attempt)
    }
  }

  private func cancel(_ id: UInt64) {
    let job = waiting.removeValue(forKey: id) ?? remove(id)
    job?.end(.cancelled)
  }

  private func endAll() {
    for id in running.keys { remove(id)?.end(.closed) }
    for job in waiting.values { job.end(.closed) }
  }

  /// Gives the job of a running transfer, whose room is free from now on.
  private func remove(_ id: UInt64) -> CurlJob? {
    guard let (job, transfer) = running.removeValue(forKey: id) else { return nil }
    curl_multi_remove_handle(multi, transfer.handle.easy)
    line.leave(job.url.host)
    return job
  }

  private func set(_ option: CURLMoption, _ value: Int) {
    ccurl_multi_set_number(multi, option, max(1, value))
  }
}

extension CurlJob {
  fileprivate var ticket: WaitingLine.Ticket { WaitingLine.Ticket(id: id, host: url.host) }
}
