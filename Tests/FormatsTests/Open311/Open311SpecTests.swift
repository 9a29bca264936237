import Foundation
import Testing

@testable import Formats

/// The examples in the GeoReport v2 specification, which lies beside the project where it lies at all.
@Suite("Open311 specification", .enabled(if: SharedData.has("open311"), SharedData.reason))
struct Open311SpecTests {
  /// The examples between lines of `~~~`, in their order, from where the XML or JSON begins.
  private func read(_ file: String) throws -> [String] {
    let text = String(decoding: try SharedData.bytes("open311/GeoReport/" + file), as: UTF8.self)
    let lines = text.components(separatedBy: "\n")
    let blocks = lines.split(omittingEmptySubsequences: false) { $0.hasPrefix("~~~") }
    return stride(from: 1, to: blocks.count, by: 2).compactMap { index in
      let start = blocks[index].firstIndex { line in
        ["<?xml", "[", "{"].contains(where: line.hasPrefix)
      }
      return start.map { blocks[index][$0...].joined(separator: "\n") }
    }
  }

  @Test("every example is read, and is the same in XML and in JSON")
  func examples() throws {
    let examples = try read("v2/index.md")
    var counts: [Int] = []
    for pair in stride(from: 0, to: examples.count - 1, by: 2) {
      let xml = Reading(.open311, examples[pair]), json = Reading(.open311, examples[pair + 1])
      #expect(xml.shown == json.shown)
      #expect(xml.error == json.error)
      #expect(xml.rejects.isEmpty && json.rejects.isEmpty)
      counts.append(xml.error == nil ? xml.records.count : -1)
    }
    // Services, the definition of one, an answer to POST, a token, requests, one request, errors.
    #expect(counts == [-1, -1, 1, 1, 2, 1, -1])
    #expect(Reading(.open311, examples.last ?? "").error?.kind == .refused)
  }

  @Test("the list of services is read")
  func services() throws {
    for example in try read("v2/index.md").prefix(2) {
      let services = try Open311Services.parse(MemoryBytes(Array(example.utf8)))
      #expect(services.map(\.code) == ["001", "002", "003"])
      #expect(services.map(\.keywords) == Array(repeating: ["lorem", "ipsum", "dolor"], count: 3))
      #expect(services.map(\.group) == ["sanitation", "street", "street"])
      #expect(services.allSatisfy { $0.hasMetadata == true && $0.description != nil })
    }
  }

  @Test("extended attributes are read")
  func extensions() throws {
    let example = try #require(try read("v2/Extensions.md").last { $0.hasPrefix("[") })
    let reading = Reading(.open311, example)
    let fields = try #require(reading.fields.first)
    #expect(fields["attributes.request_type"]?.text == "Other Loose Garbage / Debris")
    #expect(fields["attributes.request_type.label"]?.text == "Object")
    #expect(fields["extended_attributes.x"]?.text == "6006819.576650221")
    #expect(fields["extended_attributes.photos.0.width"]?.text == "864")
    #expect(fields[path: "notes.1.type"]?.text == "opened")
  }

  @Test("the broken examples of the bulk proposal cost no more than themselves")
  func bulk() throws {
    let examples = try read("bulk/index.md")
    let xml = try #require(examples.first { $0.hasPrefix("<?xml") })
    let reading = Reading(.open311, xml)
    #expect(reading.texts("service_request_id") == ["638344"])
    #expect(reading.texts("updated_datetime") == ["2010-04-14T06:37:38-08:00"])
    let json = try #require(examples.last { $0.hasPrefix("[") })
    #expect(Reading(.open311, json).rejects.count == 1)
  }
}
