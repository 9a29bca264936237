import Foundation
import Office

// A store like that of an office after some months, and the time of its digests inside the process.
// Usage: bench-office fill FOLDER ITEMS WORDS-FILE    an office of 30 departments, ITEMS voices
//        bench-office digest FOLDER DAY               the digests of a day, seven times

let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("fill", 5):
  guard let items = Int(arguments[3]) else { fallthrough }
  let text = try String(contentsOfFile: arguments[4], encoding: .utf8)
  let words = text.replacing(/#.*/, with: "").matches(of: /[\u{4E00}-\u{9FFF}]{2,6}/).map {
    String($0.output)
  }
  let office = InventedOffice(folder: arguments[2], items: items)
  try office.writeConfiguration()
  try await office.fill(words)
case ("digest", 4):
  try timeDigests(of: arguments[3], folder: arguments[2])
default:
  say("usage: bench-office fill FOLDER ITEMS WORDS-FILE | bench-office digest FOLDER DAY")
  exit(64)
}
