internal import Digests
internal import Feedback
public import Foundation

/// Which dossier is meant.
public struct DossierRequest: Sendable {
  /// The plan's id.
  public var plan: String
  /// The place whose view it is, with those in it; nil: the whole office's.
  public var place: String?
  public var formats: [DossierFormat]

  /// A request.
  public init(plan: String, place: String? = nil, formats: [DossierFormat] = DossierFormat.allCases)
  {
    (self.plan, self.place, self.formats) = (plan, place, formats)
  }
}

/// The forms of a dossier.
public enum DossierFormat: String, Sendable, CaseIterable {
  case html, xlsx, json
}

/// What became of a frozen dossier.
public struct DossierVerification: Sendable, Encodable {
  /// `transport-2026`, or `transport-2026.place-990101`.
  public var dossier: String
  public var madeAt: Date
  /// False where what stands in the store is not what the history says was frozen.
  public var isGenuine: Bool
  /// Its files that are not, byte for byte, what the frozen input gives.
  public var altered: [String]
  /// Its files that are the same.
  public var identical: [String]
  /// Its files that were written and are not there.
  public var missing: [String]
  /// Items of the object that came in, or to it, afterwards.
  public var late: [String]
  /// Items that have a newer version.
  public var changed: [String]
  /// Items that are counted elsewhere by now.
  public var gone: [String]
  /// What was agreed afterwards (`R-3`); its figures are not among those that moved.
  public var agreedSince: [String]
  /// Figures that are others now.
  public var figures: [MovedFigure]

  enum CodingKeys: String, CodingKey {
    case dossier, altered, identical, missing, late, changed, gone, figures
    case madeAt = "made_at"
    case isGenuine = "genuine"
    case agreedSince = "agreed_since"
  }

  /// Whether all of it is there as it was frozen.
  public var isWhole: Bool { isGenuine && altered.isEmpty && missing.isEmpty }
}

/// The items behind a figure of a dossier.
public struct DossierItems: Sendable, Encodable {
  public var figure: String
  /// How many there are, those that are withheld with them.
  public var count: Int
  /// Confidential items and reports, which are counted and not listed.
  public var withheld: Int
  /// Work-order numbers, the newest first.
  public var items: [String]
}

/// Where a dossier lies.
struct DossierFiles {
  let folder: String
  let name: String

  init(_ folder: String, _ plan: String, _ place: String?) {
    self.folder = folder
    name = plan + OfficeContext.suffix(place)
  }

  var page: String { name + ".html" }
  var items: String { name + ".items.html" }

  /// The files of a form, by their names in the folder.
  func names(_ format: DossierFormat) -> [String] {
    format == .html ? [page, items] : ["\(name).\(format.rawValue)"]
  }

  func path(_ file: String) -> String { folder + "/" + file }
}
