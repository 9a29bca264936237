extension TransferRequest {
  func mayReach(_ address: NetworkAddress) -> Bool {
    allowsPrivateNetworks || !address.isPrivate
      || reachableNetworks.contains { $0.contains(address) }
  }

  /// What must stand in no message, beside what the URLs hold.
  var secrets: [String] {
    [credentials?.secret, proxy?.credentials?.secret].compactMap(\.self) + (proxy?.secrets ?? [])
  }
}
