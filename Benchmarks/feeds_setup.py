"""Writes the feed of `scripts/bench feeds`: an RSS document of 13,200 invented messages, 12 MB.

Usage: feeds_setup.py FILE
"""

import pathlib
import sys

ENTRIES = 13_200
BODY = (
    "您好，我是本地居民。小区门口的公交站台已经坏了很久，下雨天没有地方可以躲，老人和孩子出行很不方便。"
    "多次向有关单位反映，至今没有得到答复。希望能派人到现场看一看，尽快给出处理意见。谢谢！"
)


def item(number):
    text = "".join(f"&lt;p&gt;{BODY}&lt;/p&gt;" for _ in range(1 + number % 4))
    return (
        f"<item><title>公交站台 {number} 需要维修 &amp; 照明</title>"
        f"<link>https://board.example.org/voices/{number}</link>"
        f"<guid isPermaLink='false'>voice-{number}</guid><dc:creator>居民{number % 97}</dc:creator>"
        f"<pubDate>Mon, {1 + number % 20:02} Nov 2026 08:{number % 60:02}:00 +0800</pubDate>"
        f"<description>{text}</description></item>\n"
    )


items = "".join(item(number) for number in range(ENTRIES))
pathlib.Path(sys.argv[1]).write_text(
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>留言板</title>'
    f"<link>https://board.example.org/</link><description>测试</description>\n{items}"
    "</channel></rss>\n",
    encoding="utf-8",
)
