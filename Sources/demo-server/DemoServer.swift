internal import FlyingFox
internal import Foundation

/// Serves the files of a folder on this machine, with conditional answers: the HTTP side of the demo.
///
/// `demo-server ROOT` takes a free port and prints it as its first line.
@main
enum DemoServer {
  static func main() async throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: demo-server ROOT\n".utf8))
      exit(64)
    }
    let folder = ServedFolder(path: CommandLine.arguments[1])
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    await server.appendRoute("*") { request in folder.answer(to: request) }
    async let serving: Void = server.run()
    try await server.waitUntilListening()
    guard case .ip4(_, let port)? = await server.listeningAddress else { exit(69) }
    FileHandle.standardOutput.write(Data("\(port)\n".utf8))
    try await serving
  }
}
