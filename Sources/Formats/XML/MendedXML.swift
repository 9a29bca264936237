/// An XML document, repaired where it is not well-formed.
struct MendedXML {
  let root: XMLElement
  /// Where the document is cut off; nil where it is not.
  let cut: XMLRepair.Cut?

  /// The document in a UTF-8 text.
  ///
  /// - Throws: where nothing of the text can be read as XML.
  init(_ text: [UInt8], _ names: XMLRecordNames) throws(FormatError) {
    if let wellFormed = XMLTree(wellFormed: text) {
      (root, cut) = (wellFormed.root, nil)
      return
    }
    var repair = XMLRepair(text, names)
    guard let mended = XMLTree(repaired: repair.run()) else {
      throw FormatError(.malformed, "the payload is not XML", mend: "check the address")
    }
    (root, cut) = (mended.root, repair.cut)
  }
}
