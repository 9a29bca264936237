/// An XML document as far as it can be read: one that is not well-formed is repaired first.
struct ReadableXML {
  let root: XMLElement
  /// Where the document was cut off; nil where it has its end.
  let cut: XMLRepair.Cut?

  init(_ text: [UInt8]) throws(FormatError) {
    if let tree = XMLTree(wellFormed: text) {
      (root, cut) = (tree.root, nil)
      return
    }
    var repair = XMLRepair(text)
    guard let tree = XMLTree(repaired: repair.run()) else {
      throw FormatError(.malformed, "the payload is not XML", mend: "check the address")
    }
    (root, cut) = (tree.root, repair.cut)
  }
}
