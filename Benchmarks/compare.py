"""Runs commands in turns and prints medians, peak memory and ratios.

Usage: compare.py ROUNDS COUNT UNIT NAME COMMAND NAME COMMAND ...
COUNT is how many UNITs one run works through. Commands run in a shell, each round in turn, so that a
noisy machine disturbs all alike. `{run}` in a command becomes a folder of its own for each run.
The ratios are of the first command to each other one.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


def measure(command):
    """Wall seconds and peak resident megabytes of a command in a fresh folder."""
    folder = tempfile.mkdtemp(prefix="minqing-bench-")
    try:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command.replace("{run}", folder), shell=True, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"failed with {process.returncode}: {command}")
        return seconds, usage.ru_maxrss / 1000
    finally:
        shutil.rmtree(folder)


def main():
    rounds, count, unit = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    names, commands = sys.argv[4::2], sys.argv[5::2]
    runs = {name: [] for name in names}
    for _ in range(rounds):
        for name, command in zip(names, commands):
            runs[name].append(measure(command))
    print(f"{rounds} rounds in turns; medians [range]")
    medians = {}
    for name in names:
        seconds = sorted(run[0] for run in runs[name])
        medians[name] = statistics.median(seconds)
        memory = statistics.median(run[1] for run in runs[name])
        print(
            f"{name:<12} {count / medians[name]:>10,.0f} {unit}/s"
            f"   {medians[name]:.3f} s [{seconds[0]:.3f}-{seconds[-1]:.3f}]   {memory:,.0f} MB"
        )
    for name in names[1:]:
        ratio = medians[name] / medians[names[0]]
        print(f"{names[0]} against {name}: {ratio:.2f}x")


main()
