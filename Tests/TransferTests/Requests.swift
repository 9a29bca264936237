import Foundation
import TestServers
import Transfer

extension FTPServer {
  func request(_ path: String, scheme: String = "ftp") -> TransferRequest {
    var request = TransferRequest(url: "\(scheme)://127.0.0.1:\(port)/\(path)")
    request.allowedProtocols = [.ftp, .ftps]
    request.allowsPrivateNetworks = true
    request.credentials = .password(user: "li", password: "s3cret")
    request.limits.totalTimeout = 20
    return request
  }
}

extension MailServer {
  func request(_ mailbox: String = "", scheme: String = "imaps") -> MailboxRequest {
    let port = scheme == "imaps" ? securePort : port
    var request = MailboxRequest(url: "\(scheme)://127.0.0.1:\(port)/\(mailbox)")
    request.credentials = .password(user: "li", password: "s3cret")
    request.allowsPrivateNetworks = true
    request.caFile = certificate.path
    return request
  }
}

extension SSHServer {
  func request(_ path: String, port: UInt16? = nil) -> TransferRequest {
    var request = TransferRequest(
      url: "sftp://127.0.0.1:\(port ?? self.port)\(files.path)/\(path)")
    request.allowedProtocols = [.sftp]
    request.allowsPrivateNetworks = true
    request.credentials = .key(user: NSUserName(), privateKeyFile: key.path)
    request.knownHostsFile = knownHosts.path
    request.limits.totalTimeout = 20
    return request
  }
}
