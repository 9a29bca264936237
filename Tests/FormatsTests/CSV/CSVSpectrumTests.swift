import Feedback
import Formats
import Testing

@Suite("csv-spectrum")
struct CSVSpectrumTests {
  private static let folder = "csv/spectrum"

  @Test(
    "each file gives what the JSON beside it says",
    .enabled(if: SharedData.has(folder), SharedData.reason),
    arguments: SharedData.files(folder, "csv"))
  func spectrum(_ file: String) throws {
    let name = String(file.dropLast(4))
    var csv = try SharedData.bytes("\(Self.folder)/\(file)")
    if name.hasSuffix("_crlf"), !csv.contains(0x0D) {
      // A checkout has made line feeds of them.
      csv = csv.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
    let reading = Reading(.csv, csv)
    let json = try SharedData.bytes("\(Self.folder)/\(name).json")
    #expect(try reading.fields == expected(json, name))
    #expect(reading.rejects.isEmpty && reading.error == nil)
  }

  private func expected(_ json: [UInt8], _ name: String) throws -> [Fields] {
    let objects: [FieldValue]
    switch try JSONText.parse(json) {
    case .array(let values): objects = values
    case let value: objects = [value]
    }
    return objects.compactMap { value in
      guard case .object(let fields) = value else { return nil }
      guard name == "location_coordinates" else { return fields }
      // The two files disagree about the telephone number.
      return Fields(
        fields.entries.map { entry in
          Fields.Entry(
            name: entry.name, value: entry.value == "1234567890" ? "2095257564" : entry.value)
        })
    }
  }
}
