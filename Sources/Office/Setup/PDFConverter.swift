internal import Feedback
internal import Foundation

/// A program that turns an HTML file into a PDF file.
struct PDFConverter: Sendable {
  /// How a program is called.
  private enum Kind: Sendable {
    case chromium, weasyprint, wkhtmltopdf
  }

  /// The program's file.
  let path: String
  private let kind: Kind
  private let environment: [String: String]

  /// What is looked for, in this order.
  private static let known: [(name: String, kind: Kind)] = [
    ("chromium", .chromium), ("chromium-browser", .chromium), ("google-chrome", .chromium),
    ("weasyprint", .weasyprint), ("wkhtmltopdf", .wkhtmltopdf),
  ]
  /// How long one file may take, in seconds.
  private static let patience = 60

  /// The program that the configuration names, or the first of those known on the `PATH`.
  ///
  /// - Throws: `unavailable` where there is none, or no font for the language.
  static func find(
    _ named: String?, _ environment: [String: String], _ language: Language
  ) throws(OfficeError) -> PDFConverter {
    let converter = try program(named, environment)
    if language == .chinese, let list = file("fc-list", environment),
      let fonts = try? Program(list, [":lang=zh", "family"], folder: "/", environment, seconds: 20)
        .run(reading: true),
      fonts.isEmpty
    {
      throw OfficeError(
        .unavailable,
        "no font with Chinese characters is installed, PDF files would show boxes; "
          + "install one, such as fonts-noto-cjk")
    }
    return converter
  }

  private static func program(
    _ named: String?, _ environment: [String: String]
  ) throws(OfficeError) -> PDFConverter {
    if let named {
      let kind = known.first { named.contains($0.name) }?.kind ?? .chromium
      if let path = file(named, environment) {
        return PDFConverter(path: path, kind: kind, environment: environment)
      }
      throw OfficeError(
        .unavailable,
        "there is no program \(named); install it, or change digests.pdf_converter in minqing.yaml")
    }
    for (name, kind) in known {
      if let path = file(name, environment) {
        return PDFConverter(path: path, kind: kind, environment: environment)
      }
    }
    throw OfficeError(
      .unavailable,
      "no program that makes PDF files is here; install chromium, weasyprint or wkhtmltopdf, or name "
        + "one as digests.pdf_converter in minqing.yaml")
  }

  private static func file(_ name: String, _ environment: [String: String]) -> String? {
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let paths = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
    return paths.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Writes an HTML document as PDF, in one step; the program gets a profile of its own, no network, and a
  /// minute.
  func write(_ html: String, to path: String) throws(OfficeError) {
    let folder = NSTemporaryDirectory() + "minqing-pdf-\(UUID().uuidString)"
    try OfficeSetup.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (page, made) = (folder + "/page.html", folder + "/page.pdf")
    try OfficeSetup.write(html, to: page)
    do {
      try Program(
        self.path, arguments(page, made, folder), folder: folder, environment,
        seconds: Self.patience
      ).run(reading: false)
    } catch {
      throw OfficeError(.unavailable, "\(self.path) \(error); try it by hand, or name another one")
    }
    guard let bytes = FileManager.default.contents(atPath: made),
      bytes.starts(with: Data("%PDF".utf8))
    else {
      throw OfficeError(
        .unavailable, "\(self.path) made no PDF file; try it by hand, or name another one")
    }
    do {
      try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw OfficeError(.cannotWrite, "\(path) cannot be written; check permissions and space")
    }
  }

  private func arguments(_ page: String, _ made: String, _ folder: String) -> [String] {
    switch kind {
    case .chromium:
      [
        "--headless", "--disable-gpu", "--no-sandbox", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--print-to-pdf=\(made)",
        "file://\(page)",
      ]
    case .weasyprint: ["--quiet", page, made]
    case .wkhtmltopdf:
      ["--quiet", "--disable-javascript", "--print-media-type", "--encoding", "utf-8", page, made]
    }
  }
}

extension OfficeContext {
  /// The program that makes PDF files.
  ///
  /// - Throws: `unavailable` where there is none.
  public func pdfConverterPath() throws(OfficeError) -> String { try pdfConverter().path }

  func pdfConverter() throws(OfficeError) -> PDFConverter {
    try PDFConverter.find(
      configuration.main.digests.pdfConverter, surroundings.environment, language)
  }
}
