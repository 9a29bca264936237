/// Who wrote an entry.
struct FeedAuthor: Equatable {
  var name: String?
  var email: String?

  /// An author written in one line: `name (mail)`, `mail (name)`, `name <mail>`, either by itself.
  init(line: String) {
    guard line.utf8.contains(UInt8(ascii: "@")) else {
      name = line.isEmpty ? nil : line
      return
    }
    let marks = line.split { "()<>".contains($0) }.map(\.trimmingWhitespace).filter { !$0.isEmpty }
    email = marks.first(where: Self.isMail).map { mail in
      mail.lowercased().hasPrefix("mailto:") ? String(mail.dropFirst(7)) : mail
    }
    guard email != nil else {
      name = line.isEmpty ? nil : line
      return
    }
    name = marks.first { !Self.isMail($0) }
  }

  init(name: String?, email: String?) {
    self.name = name
    self.email = email
  }

  private static func isMail(_ text: String) -> Bool {
    guard let at = text.firstIndex(of: "@"), at != text.startIndex else { return false }
    return !text.contains(" ") && text[at...].dropFirst().contains(".")
  }
}

extension FeedEntry {
  /// The entry's authors as one; nil where it names none. The feed's own author is not taken for the
  /// entry's: who runs a message board has not written its messages.
  var author: FeedAuthor? {
    for name in Self.authorNames {
      let authors = parts.filter { $0.name == name }.map { Self.author($0.element) }
      let names = authors.compactMap(\.name)
      let email = authors.lazy.compactMap(\.email).first
      if !names.isEmpty || email != nil {
        let joined = names.joined(separator: ", ")
        return FeedAuthor(name: names.isEmpty ? nil : joined, email: email)
      }
    }
    return nil
  }

  private static func author(_ element: XMLElement) -> FeedAuthor {
    let children = element.children
    guard !children.isEmpty else { return FeedAuthor(line: element.text) }
    func text(_ name: String) -> String? {
      children.first { $0.localName.lowercased() == name }?.text
    }
    return FeedAuthor(name: text("name"), email: text("email"))
  }
}
