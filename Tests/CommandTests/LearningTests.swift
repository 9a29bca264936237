import Foundation
import Testing

/// Invented labelled messages as NDJSON.
private func labelled(_ count: Int, topics: [String] = ["transport", "health", "environment"])
  -> String
{
  // Words that the lexicon does not know.
  let words = [
    ["摆渡", "浮标", "缆绳", "船坞"], ["纱布", "绷带", "棉签", "酒精"], ["芦苇", "青苔", "水草", "萤火虫"],
  ]
  return (0..<count).map { index in
    let own = words[index % 3], turn = index / 3
    let subject = own[turn % 4] + own[(turn / 2 + 1) % 4]
    let body = "我们反映\(own[(turn + 2) % 4])的事，第\(turn)次，\(own[(turn / 3) % 4])还没有好"
    return
      #"{"id":"m\#(index)","subject":"\#(subject)","body":"\#(body)","topic":"\#(topics[index % 3])","fold":\#(turn % 4)}"#
  }.joined(separator: "\n") + "\n"
}

@Suite("learning")
struct LearningTests {
  /// An office with labelled messages and a model of them.
  private func trained() throws -> Workbench {
    let bench = try Workbench()
    try bench.write(labelled(120), "labels.ndjson")
    let outcome = try bench.minqing(
      "train", "--from", "labels.ndjson", "--output", "var/models/first.model")
    #expect(outcome.code == 0, "\(outcome.errors)")
    return bench
  }

  @Test("train tells the accuracy on messages held out and compares with what is in use")
  func train() throws {
    let bench = try Workbench()
    try bench.write(labelled(120), "labels.ndjson")
    let report = try #require(
      bench.json("train", "--from", "labels.ndjson", "--output", "var/models/first.model")
        as? [String: Any])
    let model = try #require(report["model"] as? [String: Any])
    let heldOut = try #require(model["held_out"] as? [String: Any])
    #expect(model["messages"] as? Int == 120)
    #expect(model["folds"] as? Int == 4)
    #expect(try #require(heldOut["macro_f1"] as? Double) > 0.9)
    #expect((heldOut["topics"] as? [String: Any])?.count == 3)
    let comparison = try #require(report["comparison"] as? [String: Any])
    #expect(comparison["method"] as? String == "lexicon")
    #expect(report["in_use"] as? Bool == true)
    #expect(try bench.read("var/models/in-use") == "first\n")
  }

  @Test("the same messages, seed and moment give the same file")
  func deterministic() throws {
    let bench = try trained()
    try bench.minqing("train", "--from", "labels.ndjson", "--output", "a.model")
    let first = try Data(contentsOf: URL(fileURLWithPath: bench.folder + "/a.model"))
    let again = try Data(contentsOf: URL(fileURLWithPath: bench.folder + "/var/models/first.model"))
    #expect(first == again)
  }

  @Test("a model that is no better is kept and not used, unless it must be")
  func promotion() throws {
    let bench = try trained()
    let outcome = try bench.minqing(
      "train", "--from", "labels.ndjson", "--output", "var/models/second.model")
    #expect(outcome.output.contains("not in use"))
    #expect(try bench.read("var/models/in-use") == "first\n")
    try bench.minqing(
      "train", "--from", "labels.ndjson", "--output", "var/models/third.model", "--force")
    #expect(try bench.read("var/models/in-use") == "third\n")
  }

  @Test("a file in use is not replaced by one that is no better")
  func keepsInUse() throws {
    let bench = try trained()
    let outcome = try bench.minqing(
      "train", "--from", "labels.ndjson", "--output", "var/models/first.model", "--seed", "2")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("not written"))
  }

  @Test(
    "labels that cannot be learnt from are refused with line and mend",
    arguments: [
      ("", "holds no messages"),
      (
        "{\"subject\":\"a\",\"body\":\"b\",\"topic\":\"helth\"}",
        "labels.ndjson:1: topics.yaml has no topic \"helth\"; did you mean health?"
      ),
      ("\n\n{\"subject\":\"a\"}", "labels.ndjson:3: no \"topic\""),
      ("[1]", "labels.ndjson:1: not a JSON object"),
      ("{\"subject\":\"a\",\"topic\":\"health\"}", "one topic"),
      (labelled(12), "label at least 8"),
    ])
  func refused(labels: String, complaint: String) throws {
    let bench = try Workbench()
    try bench.write(labels, "labels.ndjson")
    let outcome = try bench.minqing("train", "--from", "labels.ndjson", "--output", "a.model")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains(complaint), "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/a.model"))
  }

  @Test("evaluate gives the figures of its contract for words, for the model in use and for a file")
  func evaluate() throws {
    let bench = try trained()
    let keys = [
      "accuracy", "macro_f1", "topics", "calibration_error", "abstained", "method", "elsewhere",
    ]
    for arguments in [[], ["--model", "var/models/first.model"]] {
      let outcome = try bench.run(["evaluate", "--from", "labels.ndjson", "--json"] + arguments)
      let report = try #require(
        JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      for key in keys { #expect(report[key] != nil, "\(key)") }
      #expect((report["method"] as? String)?.hasPrefix("model:") == true)
      #expect(try #require(report["accuracy"] as? Double) > 0.95)
      let health = try #require((report["topics"] as? [String: [String: Any]])?["health"])
      #expect(health["support"] as? Int == 40)
      for key in ["precision", "recall", "f1"] { #expect(health[key] is Double, "\(key)") }
    }
    try bench.minqing("models", "use", "none")
    let words = try #require(bench.json("evaluate", "--from", "labels.ndjson") as? [String: Any])
    #expect(words["method"] as? String == "lexicon")
  }

  @Test("going back is the same command, and what cannot be used is not used")
  func use() throws {
    let bench = try trained()
    try bench.minqing(
      "train", "--from", "labels.ndjson", "--output", "var/models/b.model", "--force")
    #expect(try bench.minqing("models", "use", "first").code == 0)
    let models = try #require(bench.json("models", "list") as? [[String: Any]])
    #expect(models.map { $0["name"] as? String } == ["b", "first"])
    #expect(models.map { $0["in_use"] as? Bool } == [false, true])
    #expect(try bench.minqing("models", "diff", "b").output.contains("transport"))
    let missing = try bench.minqing("models", "use", "moon")
    #expect(missing.code == 64 && missing.errors.contains("no model moon"))
    try bench.write("nothing", "var/models/broken.model")
    let broken = try bench.minqing("models", "use", "broken")
    #expect(broken.code == 65 && broken.errors.contains("is no model of minqing"))
    #expect(try bench.minqing("models").output.contains("broken.model is no model"))
    #expect(try bench.read("var/models/in-use") == "first\n")
  }

  @Test("the configuration's own model wins, and a broken one stops what needs it")
  func configured() throws {
    let bench = try trained()
    try bench.minqing("models", "use", "none")
    try bench.write(
      "model: var/models/first.model\n" + Workbench.configuration(), "config/minqing.yaml")
    let report = try #require(bench.json("evaluate", "--from", "labels.ndjson") as? [String: Any])
    #expect((report["method"] as? String)?.hasPrefix("model:") == true)
    let use = try bench.minqing("models", "use", "none")
    #expect(use.code == 78 && use.errors.contains("remove `model:`"))
    try bench.write("MINQINGM", "var/models/first.model")
    let outcome = try bench.minqing("classify", "--stdin", input: "{}\n")
    #expect(outcome.code == 65 && outcome.errors.contains("is damaged"))
  }

  /// An office whose messages say what the words know, and something else each time.
  private func stored(_ count: Int) throws -> Workbench {
    let bench = try Workbench()
    let parts = [("公交停运", "摆渡缆绳"), ("医院挂号难", "纱布棉签"), ("垃圾填埋场臭味", "芦苇水草")]
    let lines = (0..<count).map { index in
      let (known, unknown) = parts[index % 3]
      return
        #"{"id":"m\#(index)","subject":"\#(known)","body":"第\#(index)件：\#(unknown)，请有关部门处理。"}"#
    }
    try bench.write(lines.joined(separator: "\n") + "\n", "inbox/a.ndjson")
    #expect(try bench.minqing("run").code == 0)
    return bench
  }

  @Test("bootstrap learns from what the words are sure of, and without a check does not use it")
  func bootstrap() throws {
    let bench = try stored(90)
    let arguments = ["train", "--store", "--bootstrap", "--output", "var/models/own.model"]
    let outcome = try bench.run(arguments)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("words: 90 messages, 3 topics"))
    #expect(outcome.output.contains("not checked") && outcome.output.contains("not in use"))
    let line = "{\"subject\":\"摆渡缆绳\",\"body\":\"缆绳\"}\n"
    #expect(try bench.minqing("classify", "--stdin", input: line).output.contains("\"topics\":[]"))
    try bench.minqing("models", "use", "own")
    #expect(try bench.minqing("classify", "--stdin", input: line).output.contains("\"transport\""))
    #expect(
      try bench.minqing("classify", "--stdin", "--all-topics", input: line).output
        .components(separatedBy: "\"score\"").count == 16)
  }

  @Test("bootstrap learns nothing from what people decided about")
  func bootstrapBesides() throws {
    let bench = try stored(90)
    let keys = String(repeating: "1", count: 12) + "q"
    #expect(try bench.minqing("queue", "review", input: keys).code == 0)
    let report = try #require(
      bench.json("train", "--store", "--bootstrap", "--output", "var/models/own.model")
        as? [String: Any])
    let model = try #require(report["model"] as? [String: Any])
    #expect(model["from_words"] as? Bool == true)
    #expect(model["messages"] as? Int == 78)
    #expect(report["comparison"] == nil && report["in_use"] as? Bool == false)
  }

  @Test("what people read is in the office's language")
  func chinese() throws {
    let bench = try Workbench(
      Workbench.configuration().replacingOccurrences(of: "language: en", with: "language: zh-Hans"))
    try bench.write(labelled(120), "labels.ndjson")
    let output = "var/models/first.model"
    let trained = try bench.minqing("train", "--from", "labels.ndjson", "--output", output).output
    #expect(trained.contains("120 条，3 个领域") && trained.contains("宏平均 F1"))
    #expect(trained.contains("已启用") && !trained.contains("accuracy"))
    #expect(try bench.minqing("models").output.contains("训练时间"))
    #expect(try bench.minqing("evaluate", "--from", "labels.ndjson").output.contains("校准误差"))
    let line = "{\"subject\":\"摆渡缆绳\"}\n"
    #expect(try bench.minqing("explain", "--stdin", input: line).output.contains("标题 0"))
  }

  @Test("bootstrap needs the store")
  func bootstrapUsage() throws {
    let bench = try Workbench()
    let outcome = try bench.minqing("train", "--from", "a", "--bootstrap", "--output", "b")
    #expect(outcome.code == 64 && outcome.errors.contains("add --store"))
  }

  @Test("stored tags say whether words or a model found them")
  func method() throws {
    let bench = try trained()
    try bench.write(messages(5), "inbox/a.ndjson")
    #expect(try bench.minqing("run").code == 0)
    let items = try #require(bench.json("queue", "list") as? [[String: Any]])
    let number = try #require(items.first?["number"] as? String)
    let item = try #require(bench.json("queue", "show", number) as? [String: Any])
    #expect((item["method"] as? String)?.hasPrefix("model:") == true, "\(item)")
  }

  @Test("explain names the pieces of text that spoke for a topic, with their places")
  func explain() throws {
    let bench = try trained()
    let input = "{\"id\":\"a\",\"subject\":\"摆渡缆绳\",\"body\":\"我们反映浮标\"}\n"
    let text = try bench.minqing("explain", "--stdin", input: input).output
    #expect(text.contains("transport") && text.contains("摆渡") && text.contains("subject 0"))
    #expect(!text.contains("\u{1B}"))
    let outcome = try bench.minqing("explain", "--stdin", "--json", input: input + "\n" + input)
    let reports = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(reports.count == 2 && reports[0]["id"] as? String == "a")
    let bad = try bench.minqing("explain", "--stdin", input: input + "\nno\n")
    #expect(bad.code == 65 && bad.errors.contains("standard input:3: not a JSON object"))
  }
}

@Suite("classify as a filter")
struct ClassifyFilterTests {
  private func lines(_ input: String, _ arguments: String...) throws -> [[String: Any]] {
    let bench = try Workbench()
    let outcome = try bench.run(["classify", "--stdin"] + arguments, input: input)
    #expect(outcome.code == 0, "\(outcome.errors)")
    return try outcome.lines.map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("order is kept over many lines, and a bad one gets an error object in its place")
  func order() throws {
    var input = messages(3_000).split(separator: "\n").map(String.init)
    input[1_234] = "{\"id\":"
    let output = try lines(input.joined(separator: "\n"))
    #expect(output.count == 3_000)
    #expect(output[1_234]["error"] as? String != nil && output[1_234].count == 1)
    for (index, line) in output.enumerated() where index != 1_234 {
      #expect(line["id"] as? String == "m\(index)")
      #expect(line["topics"] is [Any] && line["kind"] is String && line["review"] is Bool)
    }
  }

  @Test("what a line holds is passed on as it is written")
  func passedOn() throws {
    let bench = try Workbench()
    let line = "{\"id\": 1e2,\"x\":{\"subject\":[\"\\u4e00\"]}, \"subject\":\"\\u516c\\u4ea4\" }"
    let output = try bench.run(["classify", "--stdin"], input: line + "\n{}\n").lines
    #expect(
      output[0].hasPrefix(
        "{\"id\": 1e2,\"x\":{\"subject\":[\"\\u4e00\"]}, \"subject\":\"\\u516c\\u4ea4\" ,\"topics\":[{\"id\":\"transport\""
      ))
    #expect(output[1].hasPrefix("{\"topics\":[]"))
  }

  @Test("what is said already is said anew, once")
  func again() throws {
    let bench = try Workbench()
    let line = "{\"topics\":[],\"subject\":\"公交停运\",\"place\":\"somewhere\",\"review\":true}"
    let first = try bench.run(["classify", "--stdin"], input: line).output
    #expect(first.components(separatedBy: "\"topics\"").count == 2)
    #expect(first.contains("\"place\":\"somewhere\""))
    #expect(try bench.run(["classify", "--stdin"], input: first).output == first)
  }

  @Test("every topic is named on demand")
  func allTopics() throws {
    let output = try lines(messages(2), "--all-topics")
    #expect((output[0]["topics"] as? [Any])?.count == 15)
  }

  @Test(
    "odd lines are taken calmly",
    arguments: [
      "{\"subject\":\"\",\"body\":\"\"}", "{\"subject\":\"😀😀\",\"body\":\"12345\"}",
      "{\"subject\":null,\"body\":7}", "{\"subject\":\"\\ud83d\\ude00\",\"body\":\"\\u0000\"}",
      "{\"body\":\"" + String(repeating: "公交停运", count: 80_000) + "\"}",
    ])
  func odd(line: String) throws {
    let output = try lines("\n" + line + "\n \n" + line)
    #expect(output.count == 2 && output.allSatisfy { $0["topics"] != nil })
  }
}
