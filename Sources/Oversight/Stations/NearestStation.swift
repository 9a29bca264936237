internal import Settings

/// The name of the station that was most likely meant.
func nearestStation(_ text: String, _ stations: [Station]) -> String? {
  nearest(to: text, among: stations.flatMap { [$0.name.chinese, $0.name.english, $0.id] })
}
