"""Writes the big tables of `scripts/bench memory`: a CSV of 500 MB and a workbook of 2 million cells.

Usage: tables_setup.py FOLDER
"""

import pathlib
import sys

import xlsxwriter

folder = pathlib.Path(sys.argv[1])
COLUMNS = ["工单编号", "工单标题", "主要内容", "来电时间", "事发地", "承办单位", "受理渠道", "诉求类型", "来电人", "标签"]
BODY = (
    "居民反映小区门口的路灯已经坏了很久，晚上出行很不方便，多次联系物业和有关部门都没有得到答复，"
    "希望能尽快派人维修，并告知处理的时间。"
)


def row(number, repeat):
    return [
        f"GD{number:09}", f"路灯不亮需要维修 {number}", BODY * repeat + f"（第{number}件）",
        f"2026-11-{1 + number % 20:02} 08:{number % 60:02}", "海港区", "市城管局", "12345热线", "求助",
        "居民", "路灯",
    ]


with open(folder / "orders.csv", "w", encoding="utf-8") as file:
    file.write(",".join(COLUMNS) + "\n")
    number = 0
    while file.tell() < 500_000_000:
        number += 1
        file.write(",".join(row(number, 6)) + "\n")

workbook = xlsxwriter.Workbook(folder / "orders.xlsx")
sheet = workbook.add_worksheet("工单")
for index in range(200_000):
    sheet.write_row(index, 0, COLUMNS if index == 0 else row(index, 1))
workbook.close()
