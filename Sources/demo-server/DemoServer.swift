internal import FlyingFox
internal import Foundation

/// Serves the files of a folder on this machine, with conditional answers: the HTTP side of the demo.
///
/// `demo-server ROOT --port N` prints the port that it listens on as its first line; 0 takes a free
/// one.
@main
enum DemoServer {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, arguments[2] == "--port", let port = UInt16(arguments[3]) else {
      FileHandle.standardError.write(Data("usage: demo-server ROOT --port N\n".utf8))
      exit(64)
    }
    let folder = ServedFolder(path: arguments[1])
    let server = HTTPServer(address: .loopback(port: port))
    await server.appendRoute("*") { request in folder.answer(to: request) }
    async let serving: Void = server.run()
    try await server.waitUntilListening()
    guard case .ip4(_, let actual)? = await server.listeningAddress else { exit(69) }
    FileHandle.standardOutput.write(Data("\(actual)\n".utf8))
    try await serving
  }
}
