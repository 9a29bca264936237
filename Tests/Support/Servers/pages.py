"""Opens every page of folders in headless Chromium and prints what is wrong with them, a line each.

Arguments: the browser, then folders. The last line is JSON: how many pages were opened, links followed
and figures counted. Chromium is spoken to over a pipe (the DevTools protocol), so nothing listens.
"""

import importlib.util
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import urllib.parse

PATIENCE = 240  # seconds for all of it

LINKS = """[...document.querySelectorAll('a[href]')].map(a => (
  {href: a.href, text: a.textContent.trim(), isFigure: !!a.closest('dd, td')}))"""
WIDTH = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
AXE = """axe.run(document, {preload: false, resultTypes: ['violations']}).then(result =>
  result.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v =>
    v.id + ' (' + v.nodes.length + '): ' + v.nodes[0].html.slice(0, 160) + ' '
      + v.nodes[0].failureSummary.replaceAll('\\n', ' ').slice(0, 200)))"""
# What a list shows where its address ends with each of the fragments.
SHOWN = """(async fragments => {
  const counts = {};
  for (const fragment of fragments) {
    location.hash = fragment;
    await new Promise(next => setTimeout(next, 0));
    const target = document.getElementById(fragment);
    const section = target && target.closest('section[id]');
    const items = section
      ? section.querySelectorAll('li') : document.querySelectorAll('ol.lines > li');
    counts[fragment] = {
      shown: [...items].filter(item => item.offsetParent).length,
      note: ((section || document).querySelector('.note') || {}).textContent || ''};
  }
  return counts;
})(%s)"""


class Browser:
    """One Chromium with one tab."""

    def __init__(self, program, profile):
        command_read, self.commands = os.pipe()
        self.answers, answer_write = os.pipe()

        def pass_pipes():
            # Chromium reads descriptor 3 and writes 4; both may be taken by the other's end.
            read, write = os.dup(command_read), os.dup(answer_write)
            read, write = (os.dup(read), os.dup(write)) if min(read, write) < 5 else (read, write)
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--disable-ipc-flooding-protection", "--no-first-run", "--hide-scrollbars",
             "--disable-background-networking", "--disable-component-update",
             "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, start_new_session=True, preexec_fn=pass_pipes)
        os.close(command_read)
        os.close(answer_write)
        self.number, self.buffer, self.events, self.session = 0, b"", [], None
        tab = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.answers, 1 << 16)
            if not more:
                sys.exit("the browser ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.number += 1
        command = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            command["sessionId"] = self.session
        text = json.dumps(command).encode() + b"\0"
        while text:
            text = text[os.write(self.commands, text):]
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        self.events = []
        self.call("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())

    def evaluate(self, script):
        result = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            sys.exit(f"{script[:60]}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def show(self, width, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    def faults(self, url):
        """What the page said on its console, and what it asked for besides itself."""
        for event in self.events:
            method, about = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                yield "exception: " + about["exceptionDetails"]["text"]
            if method == "Log.entryAdded" and about["entry"]["level"] == "error":
                yield "console: " + about["entry"]["text"]
            if method == "Runtime.consoleAPICalled" and about["type"] == "error":
                yield "console: " + str(about["args"])
            # The picture of a date's field is the browser's own.
            if method == "Network.requestWillBeSent":
                if (asked := about["request"]["url"]) != url and not asked.startswith("data:"):
                    yield "asks for " + asked

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def counts(text):
    """How many items a figure may be about: 12 of "12", either of "3/12", 12 of "3.8/12"."""
    whole = re.sub(r"\d+\.\d+%?", "", text.replace(",", ""))
    return [int(number) for number in re.findall(r"\d+", whole)]


def agrees(number, there):
    """Whether a list shows so many; what a long one leaves out, and what nobody may list, it tells."""
    missing = number - there["shown"]
    return missing == 0 or re.search(rf"(?<!\d){missing}(?!\d)", there["note"]) is not None


def look(browser, url):
    """The faults of a page by itself, and its links."""
    faults = []
    for width, scheme in ((1280, "light"), (390, "dark")):
        browser.show(width, scheme)
        browser.open(url)
        faults += [f"{width}: {fault}" for fault in browser.faults(url)]
        if (over := browser.evaluate(WIDTH)) > 0:
            faults.append(f"{width}: the body is {over} pixels too wide")
        faults += [f"{width} {scheme}: {fault}" for fault in browser.evaluate(AXE)]
    return faults, browser.evaluate(LINKS)


def follow(browser, page, links):
    """The faults of all links that lead to one page; and how many figures were counted."""
    path = pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(page).path))
    if not path.is_file():
        return [f"{links[0][0]}: there is no {path.name}"], 0
    if path.suffix != ".html":
        return [], 0
    faults, counted = [], 0
    browser.open(page)
    ids = set(browser.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
    is_list = path.name.endswith(".items.html")
    fragments = sorted({fragment for _, fragment, _ in links})
    shown = browser.evaluate(SHOWN % json.dumps(fragments)) if is_list else {}
    for origin, fragment, link in links:
        if fragment and fragment not in ids:
            faults.append(f"{origin}: {path.name} has no #{fragment}")
        numbers = counts(link["text"])
        if not is_list or not link["isFigure"] or not numbers:
            continue
        counted += 1
        if not any(agrees(number, shown[fragment]) for number in numbers):
            faults.append(
                f"{origin}: {link['text']} leads to {shown[fragment]} at {path.name}#{fragment}")
    return faults, counted


def main():
    signal.alarm(PATIENCE)
    signal.signal(signal.SIGALRM, lambda *_: sys.exit(f"not done within {PATIENCE} s"))
    program, *folders = sys.argv[1:]
    axe = pathlib.Path(
        importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0],
        "axe.min.js").read_text()
    pages = sorted(page for folder in folders for page in pathlib.Path(folder).resolve().rglob("*.html"))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            browser.call("Page.addScriptToEvaluateOnNewDocument", source=axe)
            leading, counted = {}, 0
            for page in pages:
                faults, links = look(browser, page.as_uri())
                for fault in faults:
                    print(f"{page.name}: {fault}")
                for link in links:
                    target, _, fragment = link["href"].partition("#")
                    leading.setdefault(target, []).append(
                        (page.name, urllib.parse.unquote(fragment), link))
            for target, links in leading.items():
                faults, more = follow(browser, target, links)
                counted += more
                for fault in faults:
                    print(fault)
            print(json.dumps({
                "pages": len(pages), "links": sum(map(len, leading.values())), "figures": counted}))
        finally:
            browser.end()


main()
