/// What gathers from an XML part while it is read.
///
/// Names come without their prefix: the two namespaces of Office Open XML, Transitional and Strict,
/// have the same names for what is read here.
protocol XMLSink: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func end(_ name: XMLName)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Why nothing further is wanted of the part; nil as long as all is well.
  var fault: FormatError? { get }
}

extension XMLSink {
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  var fault: FormatError? { nil }
}

/// The name of an element, good only while its event is handled.
struct XMLName {
  fileprivate let bytes: UnsafePointer<UInt8>

  init(_ bytes: UnsafePointer<UInt8>) {
    self.bytes = bytes
  }

  /// Lets a `switch` compare a name with literals.
  @inline(__always)
  static func ~= (expected: StaticString, name: XMLName) -> Bool {
    name.bytes.equals(expected)
  }
}

/// The attributes of an element, good only while its event is handled.
struct XMLAttributes {
  typealias Text = UnsafeBufferPointer<UInt8>

  /// libxml2 gives five pointers each: local name, prefix, namespace, the value's begin and its end.
  private let pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  init(_ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    self.pointers = pointers
    self.count = count
  }

  /// The value of the attribute with a name, without prefix; nil where there is none.
  @inline(__always)
  subscript(name: StaticString) -> Text? {
    guard let pointers else { return nil }
    for index in 0..<count {
      let attribute = pointers + index * 5
      guard let local = attribute[0], local.equals(name), let begin = attribute[3],
        let end = attribute[4]
      else { continue }
      return Text(start: begin, count: end - begin)
    }
    return nil
  }

  func string(_ name: StaticString) -> String? {
    self[name].map { String(decoding: $0, as: UTF8.self) }
  }

  func integer(_ name: StaticString) -> Int? { self[name]?.integer }

  /// True for `1`, `true` and `on`; nil where the attribute is missing.
  func flag(_ name: StaticString) -> Bool? {
    string(name).map { ["1", "true", "on"].contains($0) }
  }
}

extension UnsafePointer<UInt8> {
  /// True where a text that ends with a zero byte is a literal.
  @inline(__always)
  fileprivate func equals(_ text: StaticString) -> Bool {
    let expected = text.utf8Start
    var index = 0
    while index < text.utf8CodeUnitCount {
      guard self[index] == expected[index] else { return false }
      index += 1
    }
    return self[index] == 0
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number that ASCII digits write, at most 18 of them; nil for anything else.
  @inline(__always)
  var integer: Int? {
    guard count > 0, count <= 18 else { return nil }
    var number = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    return number
  }
}
