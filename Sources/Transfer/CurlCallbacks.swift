internal import CCurl
internal import Foundation

extension CurlHandle {
  /// Has libcurl report to a transfer, which must live until the handle is out of the multi handle.
  func report(to transfer: CurlTransfer) throws(Refusal) {
    let pointer = Unmanaged.passUnretained(transfer).toOpaque()
    try set(CURLOPT_PRIVATE, pointer: pointer)
    try set(CURLOPT_HEADERFUNCTION, sink: receiveHeader)
    try set(CURLOPT_HEADERDATA, pointer: pointer)
    try set(CURLOPT_WRITEFUNCTION, sink: receiveBody)
    try set(CURLOPT_WRITEDATA, pointer: pointer)
    try check(ccurl_set_reader(easy, giveMessage))
    try set(CURLOPT_READDATA, pointer: pointer)
    try check(ccurl_set_open_socket(easy, openSocket))
    try set(CURLOPT_OPENSOCKETDATA, pointer: pointer)
    try check(ccurl_set_before_request(easy, beforeRequest))
    try set(CURLOPT_PREREQDATA, pointer: pointer)
  }
}

extension CurlTransfer {
  /// The transfer to which an easy handle reports.
  static func of(_ easy: UnsafeMutableRawPointer) -> CurlTransfer? {
    var pointer: UnsafeMutableRawPointer?
    ccurl_get_pointer(easy, CURLINFO_PRIVATE, &pointer)
    return at(pointer)
  }

  fileprivate static func at(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
    pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }
}

private let receiveHeader: curl_write_callback = { bytes, size, count, transfer in
  let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
  CurlTransfer.at(transfer)?.receive(header: String(decoding: line, as: UTF8.self))
  return size * count
}

private let receiveBody: curl_write_callback = { bytes, size, count, transfer in
  let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
  // Any other number than all of them makes libcurl give up.
  return CurlTransfer.at(transfer)?.receive(chunk) == true ? size * count : -1
}

private let giveMessage: curl_read_callback = { bytes, size, count, transfer in
  let buffer = UnsafeMutableRawBufferPointer(start: bytes, count: size * count)
  return CurlTransfer.at(transfer)?.give(buffer) ?? 0
}

/// Looks at every address before anything is sent to it, after the name was resolved and for each
/// redirect again, so that no name can be made to lead inside.
private let openSocket: curl_opensocket_callback = { transfer, _, target in
  guard let transfer = CurlTransfer.at(transfer), let target else { return CURL_SOCKET_BAD }
  var bytes = [UInt8](repeating: 0, count: 16)
  let count = Int(ccurl_address(target, &bytes))
  guard transfer.mayReach(NetworkAddress(bytes: Array(bytes.prefix(count)))) else {
    return CURL_SOCKET_BAD
  }
  return socket(target.pointee.family, target.pointee.socktype, target.pointee.protocol)
}

/// Looks again where a connection that another request was allowed to make is used once more.
private let beforeRequest: curl_prereq_callback = { transfer, address, _, _, _ in
  let text = address.map { String(cString: $0) } ?? ""
  // A file has no address.
  if text.isEmpty { return CURL_PREREQFUNC_OK }
  let address = NetworkAddress(text) ?? NetworkAddress(bytes: [])
  return CurlTransfer.at(transfer)?.mayReach(address) == true
    ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}
