#!/usr/bin/env python3
"""Measures the gate: wall time of one report under pre-commit, and which part of it is xxgk's.

    hook.py --binary PATH [--pre-commit PATH] [--runs N]

Three things are timed in turn: the hook's process alone, as pre-commit starts it; `pre-commit run` with that hook; and
`pre-commit run` with a hook that does nothing. The bar of 30 ms is for the hook's process: pre-commit itself, a Python
program, takes several times as long before it starts any hook. Standard library only.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPORT = os.path.join(os.path.dirname(HERE), "fixtures", "reports", "mingde.txt")
BAR = 30
CONFIG = """repos:
  - repo: local
    hooks:
      - {id: xxgk, name: xxgk, language: system, entry: "%s check", args: [--format=concise, --fail-on=never], files: ^reports/}
      - {id: nothing, name: nothing, language: system, entry: "true", files: ^reports/}
"""


def milliseconds(command, folder):
    """Wall time and CPU time, user and system with that of its children."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    if status:
        raise SystemExit(f"{command}: status {os.waitstatus_to_exitcode(status)}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", required=True)
    parser.add_argument("--pre-commit", default=shutil.which("pre-commit"))
    parser.add_argument("--runs", type=int, default=30)
    given = parser.parse_args()
    binary = os.path.abspath(given.binary)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "reports"))
        shutil.copy(REPORT, os.path.join(folder, "reports"))
        with open(os.path.join(folder, ".pre-commit-config.yaml"), "w", encoding="utf-8") as config:
            config.write(CONFIG % binary)
        subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
        subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
        alone = [binary, "check", "--format=concise", "--fail-on=never", "reports/mingde.txt"]
        compared = {"the hook's process alone": alone}
        if given.pre_commit:
            compared["`pre-commit run` with it"] = [given.pre_commit, "run", "xxgk"]
            compared["`pre-commit run` with a hook that does nothing"] = [given.pre_commit, "run", "nothing"]
        else:
            print("Not measured: pre-commit is not installed.\n")
        times = {name: [] for name in compared}
        for name, command in compared.items():
            milliseconds(command, folder)
        for _ in range(given.runs):
            for name, command in compared.items():
                times[name].append(milliseconds(command, folder))
    print(f"Load while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {given.runs} runs each.\n")
    print("| what | wall, median | least–greatest | CPU, median | bar | |\n| --- | --- | --- | --- | --- | --- |")
    for number, (name, taken) in enumerate(times.items()):
        walls, cpus = zip(*taken)
        median = statistics.median(walls)
        bar = (f"≤ {BAR} ms wall", "pass" if median <= BAR else "**fail**") if number == 0 else ("", "")
        spread = f"{min(walls):.1f}–{max(walls):.1f}"
        print(f"| {name} | {median:.1f} ms | {spread} | {statistics.median(cpus):.1f} ms | {bar[0]} | {bar[1]} |")


if __name__ == "__main__":
    main()
