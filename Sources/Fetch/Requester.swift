internal import Feedback
internal import Formats
internal import Foundation
internal import Transfer

/// Asks the server of one source, as its settings say; logs in before the first question.
struct Requester {
  private let client: TransferClient
  private let source: SourceSettings
  private let secrets: Secrets
  private let resting: RestingHosts
  private let now: Date
  private let cookies: CookieJar?
  private var token: String?
  private var isLoggedIn = false

  init(
    _ client: TransferClient, _ source: SourceSettings, _ secrets: Secrets,
    _ resting: RestingHosts, now: Date
  ) {
    (self.client, self.source, self.secrets) = (client, source, secrets)
    (self.resting, self.now) = (resting, now)
    cookies = source.request.login == nil ? nil : CookieJar()
  }

  /// What a server answers to the source's question; an error where its status is no success.
  ///
  /// - Parameter url: as written, without placeholders, secrets still by name.
  mutating func answer(
    _ url: String, body: String? = nil, ifChangedFrom position: SourcePosition? = nil
  ) async throws(FetchError) -> TransferResponse {
    if let login = source.request.login, !isLoggedIn { try await logIn(login) }
    var request = try request(url, body: body)
    request.etag = position?.etag
    request.lastModified = position?.lastModified
    return try await send(request)
  }

  private mutating func logIn(_ login: LoginSettings) async throws(FetchError) {
    let response = try await send(try request(login.url, body: login.body ?? ""))
    if let path = login.token {
      guard case .object(let fields)? = try? JSONText.parse(response.body),
        let token = fields[path: path]?.text
      else { throw .login(url: response.place, reason: "no token at \(path) in the answer") }
      self.token = token
    }
    isLoggedIn = true
  }

  /// A mailbox, open to be read.
  func mailbox(_ url: String) async throws(FetchError) -> Mailbox {
    let settings = source.request
    var request = MailboxRequest(url: try secrets.expanded(url))
    request.credentials = try credentials(settings.auth)
    request.proxy = try secrets.expanded(settings.proxy).map { TransferProxy(url: $0) }
    request.caFile = settings.caFile
    request.allowsPrivateNetworks = settings.allowsPrivateNetworks
    request.limits.totalTimeout = settings.timeout
    request.limits.bodyBytes = source.reading.maxSize
    do throws(TransferError) {
      return try await Mailbox.open(request)
    } catch {
      throw .transfer(error)
    }
  }

  /// The files of a folder on a file server.
  func list(_ folder: String) async throws(FetchError) -> [RemoteFile] {
    let request = try request(folder)
    do throws(TransferError) {
      return try await client.list(request, now: now)
    } catch {
      throw .transfer(error)
    }
  }

  /// A file of a folder.
  func file(_ file: RemoteFile, in folder: String) async throws(FetchError) -> TransferResponse {
    try await send(try request(folder).file(file))
  }

  private func send(_ request: TransferRequest) async throws(FetchError) -> TransferResponse {
    if let seconds = resting.rest(of: request.host) {
      throw .resting(host: request.host, seconds: seconds)
    }
    var repetitions = 0
    while true {
      let response = try await answer(to: request)
      if response.isSuccess { return response }
      let seconds = response.retryAfter(now: now)
      let error = FetchError.status(response.status, url: response.place, retryAfter: seconds)
      guard let seconds, response.asksToWait, resting.rest(request.host, seconds: seconds),
        repetitions < RestingHosts.mostRepetitions
      else { throw error }
      repetitions += 1
    }
  }

  private func answer(
    to request: TransferRequest
  ) async throws(FetchError) -> TransferResponse {
    do throws(TransferError) {
      return try await client.send(request)
    } catch {
      throw .transfer(error)
    }
  }
}

extension Requester {
  /// The request as the source's settings say.
  func request(_ url: String, body: String? = nil) throws(FetchError) -> TransferRequest {
    let settings = source.request
    var request = TransferRequest(url: try secrets.expanded(url))
    if let body = try secrets.expanded(body) { request.post(body) }
    for (name, value) in settings.headers {
      request.headers.append(name, try secrets.expanded(value) as String)
    }
    request.credentials = try credentials(settings.auth)
    request.proxy = try secrets.expanded(settings.proxy).map { TransferProxy(url: $0) }
    request.cookies = cookies
    request.caFile = settings.caFile
    request.knownHostsFile = settings.knownHosts
    request.allowsPrivateNetworks = settings.allowsPrivateNetworks
    request.allowedProtocols = [.http, .https, .ftp, .ftps, .sftp]
    request.limits.totalTimeout = settings.timeout
    request.limits.bodyBytes = source.reading.maxSize
    return request
  }

  private func credentials(
    _ auth: AuthSettings?
  ) throws(FetchError) -> TransferCredentials? {
    if let token { return .bearer(token: token) }
    return try auth?.credentials(secrets, ofMail: source.isMailbox)
  }
}

extension TransferResponse {
  /// Whether it is an answer to the question; files have no status.
  fileprivate var isSuccess: Bool {
    isNotModified || (200..<300).contains(status) || status == 0
  }

  /// Whether the server would answer later (RFC 6585, section 4; RFC 9110, section 15.6.4).
  fileprivate var asksToWait: Bool { status == 429 || status == 503 }
}

extension TransferRequest {
  /// Sends a body by POST, as JSON where it begins so.
  fileprivate mutating func post(_ body: String) {
    method = .post(body: Array(body.utf8))
    if body.first == "{" || body.first == "[" {
      headers.append("Content-Type", "application/json")
    }
  }
}
