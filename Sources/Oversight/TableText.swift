/// Full-width letters, digits and signs (Ｄ００１) as the half-width ones, as tables are compared and counted.
func halfWidth(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isFullWidth) else { return text }
  return String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        isFullWidth(scalar) ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar
      }))
}

/// Whether a scalar is of the block that repeats ASCII from `!` to `~` (U+FF01...U+FF5E).
private func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
  (0xFF01...0xFF5E).contains(scalar.value)
}

/// The whole number of a cell, in digits alone; workbooks write 12 as 12.0.
func wholeNumber(_ text: String) -> Int? {
  let digits = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
  return digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
}
