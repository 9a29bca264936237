/// Whether NFC leaves a scalar as it is whatever stands around it.
///
/// False only means "not known without tables": the ranges are those of `NFC_Quick_Check=Yes` and
/// combining class 0 (Unicode 15, DerivedNormalizationProps.txt) that Chinese and English texts use.
func isComposed(_ scalar: UInt32) -> Bool {
  switch scalar {
  case ..<0x0300, 0x2002..<0x20D0, 0x2130..<0x2329, 0x232B..<0x2ADC: true
  case 0x3000..<0x302A, 0x3030..<0x3099, 0x309B..<0xA66F, 0xAC00..<0xD7A4: true
  case 0xE000..<0xF900, 0xFE00..<0xFE20, 0xFE30..<0x1_0000: true
  case 0x1_F000..<0x2_F800, 0x3_0000...: true
  default: false
  }
}
