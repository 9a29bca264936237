/// The form in which texts are compared: full-width letters, digits and punctuation as half-width
/// ones, in lower case.
public enum Folding {
  /// The text in that form; nothing else about it changes.
  public static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      scalars.append(Unicode.Scalar(halfWidth(scalar.value)) ?? scalar)
    }
    return String(scalars).lowercased()
  }

  /// The ASCII twin of a full-width scalar; any other as it is.
  @inline(__always)
  static func halfWidth(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x3000: 0x20
    default: scalar
    }
  }
}
