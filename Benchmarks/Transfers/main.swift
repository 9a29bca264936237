import Foundation
import Transfer

// The bare transfers of `scripts/bench fetch`: asks for every URL of a file, 100 at a time.
// Usage: bench-transfers URLS

let urls = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8).split(
  separator: "\n")
var options = TransferClientOptions()
options.connectionsPerHost = 5
options.connections = 100
let client = TransferClient(options: options)
let bytes = try await withThrowingTaskGroup(of: Int.self) { group in
  var sum = 0
  for url in urls {
    group.addTask {
      var request = TransferRequest(url: String(url))
      request.allowsPrivateNetworks = true
      let response = try await client.send(request)
      guard response.status == 200 else { throw TransferFailed(status: response.status) }
      return response.body.count
    }
  }
  while let bytes = try await group.next() { sum += bytes }
  return sum
}
client.close()
print("\(urls.count) documents, \(bytes) bytes")

struct TransferFailed: Error { var status: Int }
