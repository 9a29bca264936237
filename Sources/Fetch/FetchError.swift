public import Transfer

/// Why a source brought nothing, or no more.
public enum FetchError: Error, Equatable, CustomStringConvertible {
  case transfer(TransferError)
  /// The server answered with a status that is no success; `retryAfter`: the seconds that
  /// it asks to wait.
  case status(Int, url: String, retryAfter: Double? = nil)
  /// The host has asked, in this run, to be left alone for so many seconds.
  case resting(host: String, seconds: Double)
  /// Logging in did not work.
  case login(url: String, reason: String)
  /// Pages do not follow each other as they should.
  case pages(url: String, reason: String)
  /// A pattern or path that matches no file.
  case noFile(path: String)
  /// A file that is there and cannot be read.
  case unreadable(path: String)
  /// An environment variable that the configuration names is not set.
  case noVariable(String)

  public var description: String {
    switch self {
    case .transfer(let error): "\(error)"
    case .status(let status, let url, _): "\(url) answered \(status): \(Self.mend(status))"
    case .resting(let host, let seconds):
      "\(host) asks to be left alone for \(Int(seconds)) s; it is tried again later"
    case .login(let url, let reason): "\(url): logging in failed: \(reason); check \"login\""
    case .pages(let url, let reason): "\(url): \(reason); check \"pages\" and \"records\""
    case .noFile(let path): "no file at \(path); check the path, it may hold * and ?"
    case .unreadable(let path): "\(path) cannot be read; check its permissions"
    case .noVariable(let name):
      "the environment variable \(name) is not set; set it where run is started"
    }
  }

  /// The seconds that the server asks to wait; nil where it asks for nothing.
  public var retryAfter: Double? {
    switch self {
    case .status(_, _, let seconds): seconds
    case .resting(_, let seconds): seconds
    default: nil
    }
  }

  private static func mend(_ status: Int) -> String {
    switch status {
    case 401, 403: "the server refuses us; check the access that the source needs"
    case 404, 410: "nothing is there; check the url"
    case 429: "too many requests; it is tried again later"
    case 500...: "the server has a fault; it is tried again later"
    default: "check the url"
    }
  }
}
