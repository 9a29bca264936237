internal import Feedback
internal import Group
internal import Store

/// Measures how hot matters are on one day, against what was usual before it.
struct Thermometer {
  private let today: Day
  private let rules: HeatRules
  private let usual: [TopicPlace: [Day: Int]]

  private struct TopicPlace: Hashable {
    var topic: String
    var place: String
  }

  init(_ today: Day, _ counts: [UsualCount], _ rules: HeatRules) {
    (self.today, self.rules) = (today, rules)
    usual = counts.reduce(into: [:]) {
      $0[TopicPlace(topic: $1.topic, place: $1.place), default: [:]][$1.day, default: 0] += $1.count
    }
  }

  func heat(_ items: [MatterItem], topic: String?, place: String?) -> Heat {
    let key = TopicPlace(topic: topic ?? "", place: place ?? "")
    return Heat(
      items.map {
        HeatVoice(day: $0.day, person: $0.speaker, isUrgent: $0.isUrgent, votes: $0.votes ?? 0)
      }, on: today, usual: usual[key] ?? [:], rules)
  }
}

extension MatterItem {
  /// Who spoke, as far as the source says: its names are its own.
  var speaker: String? { person ?? author.map { source + "\u{1F}" + $0 } }

  /// Votes for less votes against; nil where the source has none.
  var votes: Int? {
    votesFor == nil && votesAgainst == nil ? nil : (votesFor ?? 0) - (votesAgainst ?? 0)
  }
}

extension OfficeContext {
  /// Measures on the last day, up to today or to an earlier one, on which anybody spoke: so a past that was
  /// imported is as hot as it was at its end.
  func thermometer(upTo day: Day? = nil) throws(StoreError) -> Thermometer {
    let rules = configuration.matters.heat
    let today = day ?? Day(surroundings.now(), in: timeZone)
    let last = try store.lastDaySpoken(upTo: today) ?? today
    return Thermometer(
      last, try store.usualCounts((last - rules.usual - rules.recent - 7)...last), rules)
  }
}
