import Feedback
import Foundation
import Testing

@testable import Formats
