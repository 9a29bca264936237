// swift-tools-version: 6.1
import PackageDescription

/// Imports are internal unless said otherwise, so no library shows through the module that uses it.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + [.byName(name: name)],
    exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "minqing",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "minqing", targets: ["minqing"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    // C libraries, one shim each.
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .target(name: "CDefaults"),
    .systemLibrary(
      name: "CGMime", pkgConfig: "gmime-3.0",
      providers: [.apt(["libgmime-3.0-dev"]), .brew(["gmime"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CXML", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(name: "CZstd", linkerSettings: [.linkedLibrary("zstd")]),

    // Libraries: any module above may import them.
    module("Feedback", []),
    module("Formats", ["CGMime", "CXLSXWriter", "CXML", "CZip", "Feedback"]),
    module("Report", ["Feedback", mustache]),
    module("Settings", ["Feedback", yams]),
    module("TextIndex", []),
    module("Terminal", []),
    module("Transfer", ["CCurl"]),

    // Domain: these do not import each other.
    module("Casework", ["Feedback", "Settings"]),
    module("Classify", ["Feedback", "Settings"]),
    module("Digests", ["Feedback", "Formats", "Report"]),
    module("Fetch", ["Feedback", "Formats", "Settings", "Transfer"]),
    module("Group", ["Feedback", "Settings"]),
    module("Normalize", ["Feedback", "Formats", "Settings", crypto]),
    module("Oversight", ["Feedback", "Settings"]),
    module("Store", ["CZstd", "Feedback", "TextIndex", crypto, grdb]),

    // Use cases, and the face that calls them.
    module(
      "Office",
      [
        "CDefaults", "Casework", "Classify", "Digests", "Feedback", "Fetch", "Formats",
        "Group", "Normalize", "Oversight", "Report", "Settings", "Store", "TextIndex",
        "Transfer",
      ]),
    .executableTarget(
      name: "minqing", dependencies: ["Feedback", "Office", "Terminal", argumentParser, logging],
      swiftSettings: strict),
    .executableTarget(name: "demo-server", dependencies: [flyingFox], swiftSettings: strict),
    .target(name: "BenchSupport", path: "Benchmarks/Support", swiftSettings: strict),
    .executableTarget(
      name: "bench-lines", dependencies: ["Formats"], path: "Benchmarks/Lines",
      swiftSettings: strict),
    .executableTarget(
      name: "bench-office", dependencies: ["BenchSupport", "Feedback", "Office", "Store"],
      path: "Benchmarks/Office", swiftSettings: strict),
    .executableTarget(
      name: "bench-search", dependencies: ["BenchSupport", "Feedback", "Store", "TextIndex"],
      path: "Benchmarks/Search", swiftSettings: strict),
    .executableTarget(
      name: "bench-store", dependencies: ["BenchSupport", "Feedback", "Office", "Store"],
      path: "Benchmarks/Store", swiftSettings: strict),
    .executableTarget(
      name: "bench-transfers", dependencies: ["Transfer"], path: "Benchmarks/Transfers",
      swiftSettings: strict),

    .target(
      name: "LoopbackServer", path: "Tests/Support/LoopbackServer", swiftSettings: strict),
    .target(
      name: "TestServers", dependencies: ["LoopbackServer"], path: "Tests/Support/Servers",
      exclude: ["ftp.py", "pages.py", "smtp.py"], swiftSettings: strict),
    .target(name: "GoldenFiles", path: "Tests/Support/GoldenFiles", swiftSettings: strict),
    tests("Casework", ["Feedback", "GoldenFiles", "Settings"], exclude: ["Golden"]),
    tests("Classify", ["Feedback", "Settings"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Casework", "Formats", "LoopbackServer", "Office", "Store", "TestServers", "minqing",
        grdb,
      ],
      swiftSettings: strict),
    tests("Digests", ["Feedback", "Formats", "GoldenFiles", "Report"], exclude: ["Golden"]),
    tests("Feedback", []),
    tests("Fetch", ["LoopbackServer", "Settings", "TestServers", "Transfer"]),
    tests("Formats", ["CZip", "Feedback"]),
    tests("Group", ["Feedback", "Settings"]),
    tests("Normalize", ["Feedback", "Settings"]),
    tests("Oversight", ["Feedback", "Settings"]),
    tests("Report", ["Feedback"]),
    tests("Settings", []),
    tests("Store", ["Feedback", "TextIndex", grdb]),
    tests("Terminal", []),
    tests("TextIndex", []),
    tests("Transfer", ["LoopbackServer", "TestServers"]),
  ],
  swiftLanguageModes: [.v6]
)
