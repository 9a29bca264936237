"""Prepares `scripts/bench fetch`: documents, a server for 20 loopback hosts, and what asks for them.

Usage: fetch_setup.py FOLDER PORT DOCUMENTS ENTRIES

Writes into FOLDER: `www/` with small Atom documents of invented messages, `nginx.conf` that serves them
at 127.0.0.2 to 127.0.0.21, `urls` (one a line, host by host in turn), `curl.conf` (the same for curl) and
`sources.yaml` (one source a document, to be added to a configuration).
"""

import os
import pathlib
import sys

folder, port = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
documents, entries = int(sys.argv[3]), int(sys.argv[4])
hosts = [f"127.0.0.{number}" for number in range(2, 22)]

SUBJECTS = ["小区门口路灯不亮", "公交车班次太少", "土地征收补偿未到位", "夜间施工噪声扰民", "医院挂号排队太久"]
BODY = (
    "您好，我是本地居民。这个问题已经有一段时间了，给大家的生活带来不便，多次向有关单位反映，至今没有"
    "得到答复。希望能派人到现场看一看，尽快给出处理意见，并告知大概什么时候可以解决。谢谢！第{}号文书第{}条。"
)


def entry(document, number):
    subject = SUBJECTS[(document + number) % len(SUBJECTS)]
    return (
        f"<entry><id>urn:bench:{document}:{number}</id><title>{subject}</title>"
        f"<updated>2026-11-{1 + document % 20:02}T08:{number % 60:02}:00+08:00</updated>"
        f"<content type='html'>&lt;p&gt;{BODY.format(document, number)}&lt;/p&gt;</content></entry>"
    )


def feed(document):
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>信箱 {document}</title><id>urn:bench:{document}</id>"
        "<updated>2026-11-20T08:00:00+08:00</updated>"
        + "".join(entry(document, number) for number in range(entries))
        + "</feed>"
    )


www = folder / "www"
www.mkdir(parents=True)
for document in range(documents):
    (www / f"{document}.xml").write_text(feed(document), encoding="utf-8")
urls = [f"http://{hosts[n % len(hosts)]}:{port}/{n}.xml" for n in range(documents)]
(folder / "urls").write_text("".join(f"{url}\n" for url in urls))
(folder / "curl.conf").write_text(
    "".join(f'url = "{url}"\noutput = "/dev/null"\n' for url in urls)
)
(folder / "sources.yaml").write_text(
    "sources:\n"
    + "".join(
        f"  - {{id: s{n}, name: 信箱 {n}, url: \"{url}\", format: feed, allow_private_networks: true}}\n"
        for n, url in enumerate(urls)
    )
)
listen = "".join(f"    listen {host}:{port};\n" for host in hosts)
# Root's workers would be somebody who may not read what root has made.
user = "user root;\n" if os.geteuid() == 0 else ""
(folder / "nginx.conf").write_text(
    f"""daemon off;
{user}pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  types {{ application/atom+xml xml; }}
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  keepalive_requests 100000;
  server {{
{listen}    root {www};
  }}
}}
"""
)
