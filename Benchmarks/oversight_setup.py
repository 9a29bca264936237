"""Adds stations, deputies, activities and projects to the office of `scripts/bench appraise`.

Usage: oversight_setup.py FOLDER config | tables | STORE
`config` writes places and stations to FOLDER/config, `tables` writes the tables to import to FOLDER, and a
store gets three items in ten through a station, and three in a hundred of one that nobody knows. The same
arguments give the same files and the same store.
"""

import csv
import datetime
import sqlite3
import sys

folder, what = sys.argv[1], sys.argv[2]
STATIONS = [f"station-{n}" for n in range(60)]
DEPUTIES = 600
FIRST = datetime.date(2026, 1, 1)


def write(name, header, rows):
    with open(f"{folder}/{name}", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def config():
    with open(f"{folder}/config/places.yaml", "w", encoding="utf-8") as file:
        file.write("places:\n")
        for n in range(60):
            file.write(f'  - {{id: place-{n}, name: {{zh-Hans: 第{n}街道, en: Place {n}}}}}\n')
    # The last five were closed: their items stay.
    with open(f"{folder}/config/stations.yaml", "w", encoding="utf-8") as file:
        file.write("stations:\n")
        for n, station in enumerate(STATIONS[:-5]):
            file.write(
                f'  - {{id: {station}, name: {{zh-Hans: 第{n}联络站, en: Station {n}}}, level: central,'
                f' place: place-{n}, opening: {{times: 2, per: month}}}}\n')


def tables():
    open_stations = STATIONS[:-5]
    write("deputies.csv", ["编号", "姓名", "级别", "联络站"], [
        [f"D{n}", f"代表{n}", "县", open_stations[n % len(open_stations)]] for n in range(DEPUTIES)])
    activities = []
    for week in range(52):
        day = FIRST + datetime.timedelta(weeks=week)
        for n, station in enumerate(open_stations):
            who = "、".join(f"代表{m}" for m in range(n, DEPUTIES, len(open_stations) * 3))
            activities.append([station, day, "常规", "站内", who, 6, 2, day])
    write("activities.csv",
          ["联络站", "日期", "类型", "场所", "参加代表", "接待人数", "收集意见数", "登记日期"], activities)
    topics = ["transport", "health", "environment", "natural-resources"]
    write("projects.csv", ["编号", "项目名称", "阶段", "表决日期", "责任单位", "实施地点", "主题", "关键词", "计划投资"], [
        [n, f"项目{n}", "当选", "2026-03-01", "transport", "" if n % 3 == 0 else f"place-{n}",
         topics[n % 4], "公交" if n % 2 else "", 100 + n] for n in range(1, 21)])


def store(path):
    db = sqlite3.connect(path)
    db.executescript("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000")

    def code(text):
        db.execute("INSERT OR IGNORE INTO code (text) VALUES (?)", (text,))
        return db.execute("SELECT id FROM code WHERE text = ?", (text,)).fetchone()[0]

    codes = [code(station) for station in STATIONS]
    named, unknown = [], []
    for (number,) in db.execute("SELECT id FROM item WHERE id >= 10000000"):
        if number % 10 in (1, 4, 7):
            n = number % len(STATIONS)
            named.append((codes[n], number, STATIONS[n]))
        elif number % 100 in (12, 45, 78):
            unknown.append((f"无名站{number % 7}", number))
    db.executemany("UPDATE item SET station = ? WHERE id = ?", [(c, n) for c, n, _ in named])
    db.executemany("UPDATE item_text SET station = ? WHERE item = ?", [(s, n) for _, n, s in named] + unknown)
    db.execute(
        "INSERT INTO rollup SELECT ?, day, station, state, taxonomy, count(*) FROM item WHERE station <> 0"
        " GROUP BY day, station, state, taxonomy", (code("station:state"),))
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(f"{len(named)} items through stations, {len(unknown)} of unknown ones")


if what == "config":
    config()
elif what == "tables":
    tables()
else:
    store(what)
