internal import Feedback
internal import Store
internal import TextIndex

extension OfficeContext {
  /// What meets topics, places and one of the words, where any of these are given; without the voices of
  /// linked matters.
  ///
  /// - Parameters:
  ///   - places: only voices at these; empty: anywhere.
  ///   - isConfidential: false leaves confidential items out; nil does not.
  func voices(
    _ links: VoiceLinks, _ days: ClosedRange<Day>, within places: Set<String>,
    isConfidential: Bool?
  ) throws(OfficeError) -> Set<FoundVoice> {
    var filter = ItemFilter()
    filter.days = days
    filter.isConfidential = isConfidential
    filter.topics = links.topics
    let own = links.places.flatMap { configuration.places.within($0) }
    filter.places =
      (own.isEmpty ? Array(places) : own.filter { places.isEmpty || places.contains($0) })
      .sorted()
    let isElsewhere = !own.isEmpty && filter.places.isEmpty
    guard !isElsewhere, !(links.topics + links.places + links.words).isEmpty else { return [] }
    var found: Set<FoundVoice> = []
    for query in try queries(links.words) {
      filter.query = query
      found.formUnion(try OfficeError.wrap { try store.voices(filter) })
    }
    return found
  }

  /// A search for each word; one without a search where there is none.
  private func queries(_ words: [String]) throws(OfficeError) -> [SearchQuery?] {
    guard !words.isEmpty else { return [nil] }
    do { return try words.map { try SearchQuery($0) } } catch {
      throw OfficeError(.badData, "\(error)")
    }
  }
}
