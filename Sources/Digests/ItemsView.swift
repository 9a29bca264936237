internal import Foundation
internal import Report

extension DigestView {
  /// The new voices, or that there are none.
  var items: TemplateValue {
    [
      "note": .text(
        input.total == 0
          ? catalogue.nothing(in: input.period)
          : catalogue.listed(
            input.items.count, of: input.total, confidential: input.confidentialTotal)),
      "list": .list(input.items.map { item($0, reason: nil) }),
    ]
  }

  /// The voices that a person should look at; nothing where there are none.
  ///
  /// Those listed above appear without their text.
  var review: TemplateValue {
    guard input.reviewTotal > 0 else { return .none }
    let listed = Set(input.items.map(\.number))
    return [
      "note": .text(catalogue.listed(input.review.count, of: input.reviewTotal)),
      "list": .list(
        input.review.map { voice in
          var voice = voice
          let isListed = listed.contains(voice.number)
          if isListed { voice.excerpt = "" }
          return item(
            voice, reason: voice.review.map { catalogue.reason($0, guess: voice.topic) },
            isListed: isListed)
        }),
    ]
  }

  func item(
    _ item: DigestItem, reason: String?, isListed: Bool = false
  ) -> TemplateValue {
    [
      "number": .text(item.number),
      "isListed": .flag(isListed),
      "time": .text(time(item.receivedAt)),
      "timestamp": .text(clock.timestamp(item.receivedAt)),
      "subject": .text(item.subject.isEmpty ? catalogue(.noSubject) : item.subject),
      "excerpt": .optional(item.excerpt.isEmpty ? nil : item.excerpt),
      "topic": .optional(item.topic),
      "facts": .list(facts(item).map(TemplateValue.text)),
      "urgency": .optional(item.urgency.map { catalogue(.urgent) + catalogue(.colon) + $0 }),
      "needsReview": .flag(reason == nil && item.review != nil),
      "reason": .optional(reason),
    ]
  }

  /// What is known of a voice besides its topic.
  private func facts(_ item: DigestItem) -> [String] {
    let department = input.department == nil ? item.department : nil
    let words = item.words.map {
      catalogue(.spokeForIt) + catalogue(.colon)
        + $0.joined(separator: input.language == .chinese ? "、" : ", ")
    }
    return [item.kind, item.place, department, item.source, submitted(item), words]
      .compactMap(\.self)
  }

  /// When the resident spoke, if on another day than we received it.
  private func submitted(_ item: DigestItem) -> String? {
    guard let moment = item.submittedAt else { return nil }
    let day = clock.day(moment)
    guard day != clock.day(item.receivedAt) else { return nil }
    return catalogue(.submitted) + " " + catalogue.shortDate(day, seenFrom: input.lastDay)
  }

  /// The time of day, with the day where the period has several.
  private func time(_ moment: Date) -> String {
    input.period == .day ? clock.time(moment) : dayAndTime(moment)
  }

  func dayAndTime(_ moment: Date) -> String {
    catalogue.shortDate(clock.day(moment), seenFrom: input.lastDay) + " " + clock.time(moment)
  }
}
