internal import Digests
internal import Fetch
internal import Formats
internal import Foundation
internal import Store
internal import Transfer

/// What became of the mails of the outbox.
public struct DeliveryReport: Sendable, Codable {
  /// Mails that the server took.
  public var sent = 0
  /// Mails that it put off, or that could not be handed over; they are tried again.
  public var putOff = 0
  /// Mails that are tried no more until `minqing deliver --retry`: refused, or put off for too long.
  public var givenUp = 0
  /// Mails that wait for their time.
  public var waiting = 0
  /// What went wrong, each once.
  public var errors: [String] = []

  enum CodingKeys: String, CodingKey {
    case sent, waiting, errors
    case putOff = "put_off"
    case givenUp = "given_up"
  }

  /// Whether something should have gone out and did not.
  public var hasFailures: Bool { putOff + givenUp > 0 }
}

extension OfficeContext {
  /// Hands the mails that are due to the server, one after another; what it takes is recorded at once.
  ///
  /// - Parameter retrying: also those whose time has not come, and those given up.
  /// - Throws: `usage` where the configuration names no server, `locked` while a run is at work.
  public func deliver(retrying: Bool) async throws(OfficeError) -> DeliveryReport {
    guard configuration.main.delivery != nil else { throw .noDelivery }
    let now = surroundings.now()
    let lock = try takeLock("deliver", now)
    defer { withExtendedLifetime(lock) {} }
    if retrying { _ = try OfficeError.wrap { try store.retryMails(at: now) } }
    return try await deliverDue(now)
  }

  /// Writes each mail that waits as a file, `NAME.eml`, into a folder; sends and records nothing.
  public func writeMails(to folder: String) throws(OfficeError) -> [String] {
    guard let delivery = configuration.main.delivery else { throw .noDelivery }
    let templates = try configuration.digestTemplates()
    return try OfficeError.wrap { try store.waitingMails() }.map { mail throws(OfficeError) in
      let bytes = try draft(mail, templates, delivery).bytes()
      let path = "\(folder)/\(mail.label)-\(mail.reader).eml"
      try OfficeSetup.makeFolder(folder)
      try OfficeSetup.write(String(decoding: bytes, as: UTF8.self), to: path)
      return path
    }
  }

  /// Hands over what is due; nothing where no server is named.
  func deliverDue(_ now: Date) async throws(OfficeError) -> DeliveryReport {
    var report = DeliveryReport()
    guard let delivery = configuration.main.delivery else { return report }
    let due = try OfficeError.wrap { try store.waitingMails(at: now) }
    if !due.isEmpty {
      let client = transferClient()
      defer { client.close() }
      try await Postman(office: self, delivery: delivery, client: client, now: now)
        .handOver(due, &report)
    }
    let (waiting, givenUp) = try OfficeError.wrap {
      (try store.waitingMails().count, try store.mailsGivenUp().count)
    }
    (report.waiting, report.givenUp) = (waiting, givenUp)
    return report
  }
}

/// Hands mails to a server.
private struct Postman {
  let office: OfficeContext
  let delivery: DeliverySettings
  let client: TransferClient
  let now: Date

  func handOver(
    _ mails: [OutboxMail], _ report: inout DeliveryReport
  ) async throws(OfficeError) {
    let templates = try office.configuration.digestTemplates()
    for mail in mails {
      let draft = try office.draft(mail, templates, delivery)
      do {
        try await client.submit(try submission(draft))
        try OfficeError.wrap {
          try office.store.recordSent(mail.messageID, at: office.surroundings.now())
        }
        report.sent += 1
      } catch let error as TransferError {
        try putOff(mail, error, &report)
        // A server that cannot be reached would keep the others waiting in vain, each for minutes.
        if error.isTransient, error.kind != .refused { return }
      } catch let error as OfficeError {
        throw error
      } catch {
        // A secret that is missing: nothing was tried, and the run's own report is not lost for it.
        report.putOff += 1
        report.errors.append("delivery: \(error)")
        return
      }
    }
  }

  private func submission(_ draft: MailDraft) throws(FetchError) -> MailSubmission {
    let secrets = Secrets(
      environment: office.surroundings.environment, root: office.configuration.root)
    var mail = MailSubmission(
      url: delivery.server, sender: draft.from.address, recipients: draft.to.map(\.address),
      message: draft.bytes())
    mail.credentials = try delivery.auth?.credentials(secrets, ofMail: true)
    mail.caFile = delivery.caFile.map(office.configuration.resolve)
    mail.allowsPrivateNetworks = delivery.allowsPrivateNetworks
    mail.limits.totalTimeout = delivery.timeout
    mail.limits.lowSpeedTime = delivery.timeout
    return mail
  }

  private func putOff(
    _ mail: OutboxMail, _ error: TransferError, _ report: inout DeliveryReport
  ) throws(OfficeError) {
    let next = now.addingTimeInterval(Self.pause(after: mail.attempts))
    let isHopeless =
      !error.isTransient || next.timeIntervalSince(mail.createdAt) > delivery.giveUpAfter
    try OfficeError.wrap {
      try office.store.recordFailure(
        mail.messageID, error: "\(error)", nextAttemptAt: isHopeless ? nil : next)
    }
    if !isHopeless { report.putOff += 1 }
    let recipients = mail.recipients.joined(separator: ", ")
    let text = "\(mail.label)/\(mail.reader) to \(recipients): \(error)"
    if !report.errors.contains(text) { report.errors.append(text) }
  }

  /// Seconds until the next try: a quarter of an hour, doubled each time, six hours at most.
  private static func pause(after attempts: Int) -> Double {
    min(900 * Double(1 << min(attempts, 10)), 6 * 3_600)
  }
}

extension OfficeError {
  fileprivate static let noDelivery = OfficeError(
    .configuration, "minqing.yaml names no mail server; add `delivery:` with server and from")
}
