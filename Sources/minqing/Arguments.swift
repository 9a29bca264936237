public import ArgumentParser
public import Feedback
public import Office

extension Day: ExpressibleByArgument {
  /// A day as the command line writes it, `2026-11-22`.
  public init?(argument: String) { self.init(argument) }
}

extension Period: ExpressibleByArgument {}

extension Language: ExpressibleByArgument {}

extension RequestKind: ExpressibleByArgument {}

extension DigestFormat: ExpressibleByArgument {}

extension TallyKind: ExpressibleByArgument {}

extension RectificationState: ExpressibleByArgument {}

extension DossierFormat: ExpressibleByArgument {}
