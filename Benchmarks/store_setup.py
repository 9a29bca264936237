"""Gives an office thirty departments and sixty places, with invented names.

usage: store_setup.py CONFIG-FOLDER
"""

import sys

folder = sys.argv[1]
topics = [
    "urban-rural-construction", "natural-resources", "transport", "health", "environment",
    "education-culture-sport", "labour-social-security", "commerce-tourism", "agriculture",
    "civil-affairs", "public-security-justice", "discipline-supervision", "economy-finance",
    "science-it", "party-government-affairs",
]

with open(f"{folder}/departments.yaml", "w", encoding="utf-8") as file:
    file.write("departments:\n")
    for number in range(30):
        file.write(f"  - id: department-{number}\n")
        file.write(f"    name: {{zh-Hans: 第{number}局, en: Bureau {number}}}\n")
        if number < len(topics):
            file.write(f"    topics: [{topics[number]}]\n")

with open(f"{folder}/places.yaml", "w", encoding="utf-8") as file:
    file.write("places:\n")
    for number in range(60):
        file.write(f'  - {{id: "{990000 + number}", ')
        file.write(f"name: {{zh-Hans: 第{number}镇, en: Town {number}}}}}\n")
