import Feedback
import Foundation
import Testing

@testable import Store

@Suite("Contacts")
struct StoredContactTests {
  private let keys: KeyRing

  init() throws { keys = try KeyRing(current: KeyRing.newKey()) }

  private func bench(_ contact: Contact) async throws -> Workbench {
    let bench = try Workbench()
    var entry = entry("1")
    entry.item.contact = contact
    entry.item.contactTokens = [sixteenBytes("13800138000")]
    var batch = try await bench.batch([entry])
    batch.keys = keys
    #expect(try await bench.store.commit(batch) == counts(new: 1))
    return bench
  }

  private func publicID(_ bench: Workbench) throws -> String {
    try #require(try bench.store.item("1")).row.publicID
  }

  @Test("a contact is sealed for its item, and opened by its key alone")
  func opened() async throws {
    let contact = Contact(name: "王小明", texts: ["13800138000"], address: "人民路")
    let bench = try await bench(contact), id = try publicID(bench)
    #expect(try bench.store.contact(of: id, keys) == contact)
    let other = try KeyRing(current: KeyRing.newKey())
    for keys in [other, nil] {
      #expect(throws: StoreError.self) { try bench.store.contact(of: id, keys) }
    }
    #expect(try bench.store.items(ofContact: [sixteenBytes("13800138000")]) == [id])
    #expect(try bench.store.items(ofContact: [sixteenBytes("13900139000")]).isEmpty)
    // What was sealed for one item does not open as another's.
    try bench.tamper("UPDATE item SET public_id = x'00000000000000000000000000000001'")
    #expect(throws: StoreError.self) {
      try bench.store.contact(of: "00000000000000000000000000000001", keys)
    }
  }

  @Test("the secret stays the same when it is sealed, and when the key changes")
  func secret() throws {
    let bench = try Workbench()
    let open = try bench.store.secret(nil)
    #expect(!open.isSealed && open.bytes.count == 32)
    let sealed = try bench.store.secret(keys)
    #expect(sealed.isSealed && sealed.bytes == open.bytes)
    let file = try #require(FileManager.default.contents(atPath: bench.path))
    #expect(throws: StoreError.self) { try bench.store.secret(nil) }
    let first = KeyRing.newKey(), second = KeyRing.newKey()
    let other = try Workbench()
    let before = try other.store.secret(KeyRing(current: first))
    #expect(try other.store.reseal(KeyRing(current: second, old: [first])) == 0)
    #expect(try other.store.secret(KeyRing(current: second)).bytes == before.bytes)
    #expect(file.count > 0)
  }

  @Test(
    "what is no key is refused without being told",
    arguments: ["", "short", "AAAA", String(repeating: "A", count: 43)])
  func noKey(_ text: String) {
    #expect(throws: KeyError.self) { try KeyRing(current: text) }
  }

  @Test("an erased item keeps its place in every figure, and takes no text again")
  func erased() async throws {
    let bench = try await bench(Contact(texts: ["13800138000"]))
    let id = try publicID(bench), item = try #require(try bench.store.erasable(id))
    let actor = ActorIdentity(name: "li", account: "clerk")
    let erasure = try bench.store.erase(
      [item.id], traces: ["13800138000"], kind: .itemForgotten, actor: actor, at: Workbench.noon)
    #expect(erasure.items == 1 && erasure.contacts == 1)
    #expect(try bench.store.contact(of: id, keys) == nil)
    #expect(try bench.value("SELECT count(*) FROM item_text") == 0)
    #expect(try bench.store.count() == 1)
    #expect(try await bench.commit([entry("1", "路灯又坏了")]) == counts(duplicate: 1))
    #expect(try bench.value("SELECT count(*) FROM item_text") == 0)
    #expect(try bench.store.compact())
    #expect(try bench.store.verify() == [])
  }
}
