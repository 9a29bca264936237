internal import Feedback
internal import Normalize
internal import Oversight
internal import Settings
internal import Store

public import struct Foundation.Date

/// The call-backs behind a rate.
public struct RateItems: Sendable, Encodable {
  /// How many there are, those that are withheld with them.
  public var count: Int
  /// Those of confidential items and of reports (举报), which are counted and not listed.
  public var withheld: Int
  public var items: [RateItem]
}

/// What one call-back adds to a rate: every figure is the sum of these and of those withheld.
public struct RateItem: Sendable, Encodable {
  public var number: String
  public var at: Date
  public var contacted: Bool
  public var resolved: String?
  public var satisfied: String?
  public var excluded: Bool
  /// What it adds, as exact decimals up to six digits.
  public var numerator: String
  public var denominator: String
}

/// An item that does not count in rates.
public struct ExcludedItem: Sendable, Encodable {
  public var number: String
  public var department: String?
  /// Who decided, when and why.
  public var actor: String
  public var at: Date
  public var reason: String?
}

extension OfficeContext {
  /// The call-backs behind a figure, in their order; those of confidential items and reports are counted.
  public func rateItems(
    _ id: String, _ request: RateRequest
  ) throws(OfficeError) -> RateItems {
    let window = try rateWindow(request)
    let rule = try rateRule(id, window)
    let places = try places(in: request.place)
    let found = try OfficeError.wrap {
      try store.callbacks(window.moments, department: request.department, places: places)
    }
    var behind = RateItems(count: 0, withheld: 0, items: [])
    for item in found {
      let (above, below) = rule.share(of: item.callback)
      guard !above.isZero || !below.isZero else { continue }
      behind.count += 1
      guard !item.isWithheld else {
        behind.withheld += 1
        continue
      }
      behind.items.append(
        RateItem(
          number: item.number.description, at: item.at, contacted: item.callback.isContacted,
          resolved: item.callback.resolved, satisfied: item.callback.satisfied,
          excluded: item.callback.isExcluded, numerator: above.text(decimals: 6),
          denominator: below.text(decimals: 6)))
    }
    return behind
  }

  private func rateRule(_ id: String, _ window: RateWindow) throws(OfficeError) -> RateRule {
    let rules = configuration.rates.rates(on: window.days.upperBound)
    guard let rule = rules.first(where: { $0.id == id }) else {
      let known = rules.filter { !$0.isScore }.map(\.id)
      throw OfficeError(.usage, "no rate \(id); \(mend(for: id, among: known))")
    }
    guard !rule.isScore else {
      throw OfficeError(
        .usage, "\(id) is a score made of rates (\(rule.text)); ask for the items of one of those")
    }
    return rule
  }

  /// Leaves an item out of rates, or counts it again; the reason is masked and kept.
  ///
  /// - Returns: the item's number, and whether it was ever called back: rates count no other.
  public func excludeFromRates(
    _ reference: String, _ isExcluded: Bool, reason: String
  ) throws(OfficeError) -> (number: String, isCalledBack: Bool) {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw OfficeError(
        .usage,
        say("理由为空；请用 --reason 写明理由", "the reason is empty; say why, by --reason"))
    }
    let file = try caseFile(reference)
    let isChanged = try OfficeError.wrap {
      try store.exclude(
        file.item, isExcluded, reason: Redactor().masked(reason), actor: actor,
        at: surroundings.now())
    }
    guard isChanged else {
      let state =
        isExcluded
        ? LocalizedName(chinese: "原已不纳入考核", english: "is excluded already")
        : LocalizedName(chinese: "本来就纳入考核", english: "is not excluded")
      let list = LocalizedName(
        chinese: "；见 `minqing rates exclusions`", english: "; `minqing rates exclusions` lists them"
      )
      throw OfficeError(.badData, "\(file.number) \(state(language))\(list(language))")
    }
    return (file.number.description, !file.callbacks.isEmpty)
  }

  /// Every item that does not count, the latest decision first; of a place with those in it, where one is
  /// named.
  public func excludedItems(place: String? = nil) throws(OfficeError) -> [ExcludedItem] {
    let places = try places(in: place)
    return try OfficeError.wrap {
      try store.exclusions(AppraisedScope(departments: [], places: places))
    }.map {
      ExcludedItem(
        number: $0.number.description, department: $0.department, actor: $0.actor.name, at: $0.at,
        reason: $0.reason)
    }
  }
}
