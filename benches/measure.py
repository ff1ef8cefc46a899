#!/usr/bin/env python3
"""Measures xxgk beside other programs and against the project's bars.

Every comparison alternates (A B A B ...) and is judged by the median of the pairs' ratios of CPU seconds, user and
system, so other load on the machine falls on both. Standard library only; a peer that is not installed is left out.

    measure.py                        build xxgk, make the batch, measure, print Markdown
    measure.py --binary PATH          measure that program
    measure.py --tools DIR            look for rg, typos, pandoc, autocorrect in DIR/bin before PATH
    measure.py --markdown             also write the tables into README.md, between its markers
    measure.py --only cold,memory     some of: cold batch docx memory growth
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"
MIB = 1024

# Linux counts the memory of the process that starts another as the other's own until it has become another program,
# so programs are started by an interpreter that has loaded nothing.
STARTER = r"""
import posix, resource, sys, time
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
actions = [(posix.POSIX_SPAWN_OPEN, fd, "/dev/null", posix.O_RDWR, 0) for fd in (0, 1, 2)]
for line in sys.stdin.buffer:
    command = line.rstrip(b"\n").split(b"\0")
    begun = time.monotonic()
    pid = posix.posix_spawn(command[0], command, posix.environ, file_actions=actions)
    _, status, used = posix.wait4(pid, 0)
    wall = time.monotonic() - begun
    code = posix.WEXITSTATUS(status) if posix.WIFEXITED(status) else -posix.WTERMSIG(status)
    print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss, code, flush=True)
"""

# What a script does to get at the words of a docx.
EXTRACT = r"""
import os, sys, docx
for path in sys.argv[1:]:
    files = sorted(os.path.join(path, f) for f in os.listdir(path)) if os.path.isdir(path) else [path]
    for file in files:
        document = docx.Document(file)
        words = [p.text for p in document.paragraphs]
        for table in document.tables:
            words += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
        print("\n".join(words))
"""


class Starter:
    """Runs commands one at a time; each may use `limit` seconds of CPU."""

    def __init__(self, limit, folder):
        self.limit = limit
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", STARTER, str(limit)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(self, command):
        """CPU seconds, wall seconds, peak KiB and exit status; a run over the limit has CPU `inf`."""
        line = b"\0".join(os.fsencode(word) for word in command) + b"\n"
        self.process.stdin.write(line)
        self.process.stdin.flush()
        cpu, wall, peak, code = self.process.stdout.readline().split()
        stopped = int(code) < 0
        return Run(float("inf") if stopped else float(cpu), float(wall), int(peak), int(code))


class Run:
    def __init__(self, cpu, wall, peak, code):
        self.cpu, self.wall, self.peak, self.code = cpu, wall, peak, code


def seconds(value):
    if value == float("inf"):
        return "stopped"
    return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value:.2f} s"


def verdict(holds):
    return "pass" if holds else "**fail**"


class Measure:
    def __init__(self, options, folder, binary, tools):
        self.options, self.folder, self.tools = options, folder, tools
        self.starter = Starter(options.limit, folder)
        self.ours = [binary, "check", "--format", "json"]
        self.bars, self.context, self.absent = [], [], []

    def path(self, name):
        return os.path.join(self.folder, name)

    def best(self, command, runs=3):
        """The run with the least CPU; one run where it is stopped."""
        best = self.starter.run(command)
        for _ in range(runs - 1):
            if best.cpu == float("inf"):
                break
            again = self.starter.run(command)
            best = again if again.cpu < best.cpu else best
        return best

    def pairs(self, ours, peer, pairs):
        """Runs of both in turn, after one of each to warm up."""
        self.starter.run(ours)
        self.starter.run(peer)
        return [(self.starter.run(ours), self.starter.run(peer)) for _ in range(pairs)]

    def compare(self, what, name, ours, peer, bar=None, at_least=None, pairs=None):
        """`bar`: ours may cost so many times the peer; `at_least`: the peer must cost so many times ours."""
        if peer is None:
            self.absent.append(f"{what}: {name}")
            return
        both = self.pairs(ours, peer, pairs or self.options.pairs)
        ratios = sorted(a.cpu / b.cpu for a, b in both)
        ratio = statistics.median(ratios)
        if at_least:
            ratios = sorted(1 / r for r in ratios)
            shown = f"{1 / ratio:.2f} × less ({ratios[0]:.2f}–{ratios[-1]:.2f})"
            wanted, holds = f"≥ {at_least} × less", 1 / ratio >= at_least
        else:
            shown = f"{ratio:.2f} × ({ratios[0]:.2f}–{ratios[-1]:.2f})"
            wanted, holds = f"≤ {bar} ×", bar is not None and ratio <= bar
        middle = [statistics.median(run.cpu for run in side) for side in zip(*both)]
        walls = [statistics.median(run.wall for run in side) for side in zip(*both)]
        row = [what, name, seconds(middle[0]), seconds(middle[1]), shown]
        if bar or at_least:
            self.bars.append([*row, wanted, verdict(holds)])
        else:
            self.context.append([*row, seconds(walls[0]), seconds(walls[1])])
        print("  ", *row, file=sys.stderr)

    def bar(self, what, value, wanted, holds):
        self.bars.append([what, "", value, "", "", wanted, verdict(holds)])
        print("  ", what, value, wanted, file=sys.stderr)

    def cold(self):
        one = self.ours + ["one.txt"]
        runs = sorted(self.starter.run(one).cpu for _ in range(4 * self.options.pairs + 1))
        middle = statistics.median(runs)
        spread = f"{seconds(middle)} ({runs[0] * 1000:.1f}–{runs[-1] * 1000:.1f})"
        self.bar("one 10 KB txt, cold", spread, "≤ 12 ms CPU", middle <= 0.012)
        rare = os.path.join(HERE, "lit300_rare.txt")
        rg = self.tools["rg"] and [self.tools["rg"], "--no-config", "-F", "-c", "-f", rare, "one.txt"]
        often = 4 * self.options.pairs
        self.compare("one 10 KB txt, cold", "rg -F, 300 words", one, rg, bar=2.5, pairs=often)
        self.compare("one 10 KB txt, cold", "floor lit", one, self.floor("lit", "one.txt"), pairs=often)
        self.compare("one 10 KB txt, cold", "wc", one, [self.tools["wc"], "one.txt"], pairs=often)

    def floor(self, mode, *paths):
        words = os.path.join(HERE, "lit1500.txt")
        return [self.tools["floor"], mode, "--engine", "daac", "--pats", words, *paths]

    def batch(self):
        what, ours = f"{self.options.files} txt", self.ours + ["txt"]
        rare = os.path.join(HERE, "lit300_rare.txt")
        script = [sys.executable, os.path.join(HERE, "check_re.py"), "txt"]
        files = sorted(os.listdir(self.path("txt")))
        tool = self.tools
        self.compare(what, "floor lit", ours, self.floor("lit", "txt"), bar=4)
        self.compare(what, "typos", ours, tool["typos"] and [tool["typos"], "--no-ignore", "--format", "brief", "txt"], bar=1.4)
        self.compare(what, "AutoCorrect", ours, tool["autocorrect"] and [tool["autocorrect"], "--lint", "--format", "json", "txt"], at_least=6)
        self.compare(what, "check_re.py", ours, script, at_least=6)
        self.compare(what, "floor full", ours, self.floor("full", "txt"))
        self.compare(what, "rg -F, 300 words", ours, tool["rg"] and [tool["rg"], "--no-config", "-F", "-c", "-f", rare, "txt"])
        self.compare(what, "wc", ours, [tool["wc"], *(f"txt/{file}" for file in files)])

    def docx(self):
        if not os.path.isdir(self.path("gdocx/100")):
            self.absent.append("docx: no files (pip install python-docx)")
            return
        one = self.ours + ["one.docx"]
        if self.starter.run(one).code not in (0, 1):
            self.absent.append("docx: this build of xxgk does not read docx")
            return
        runs = sorted(self.starter.run(one).cpu for _ in range(4 * self.options.pairs + 1))
        middle = statistics.median(runs)
        spread = f"{seconds(middle)} ({runs[0] * 1000:.1f}–{runs[-1] * 1000:.1f})"
        self.bar("one docx with a table, cold", spread, "≤ 16 ms CPU", middle <= 0.016)
        ours, pandoc = self.ours + ["gdocx/100"], self.tools["pandoc"]
        # The starter takes a command on one line.
        extract = [sys.executable, "-c", f"exec({EXTRACT!r})", "gdocx/100"]
        loop = 'for f in gdocx/100/*; do "$0" -f docx -t plain --wrap=none "$f" -o /dev/null; done'
        self.compare("100 docx", "floor full", ours, self.floor("full", "gdocx/100"))
        self.compare("100 docx", "python-docx", ours, extract, at_least=20)
        self.compare("100 docx", "pandoc", ours, pandoc and [self.tools["sh"], "-c", loop, pandoc], at_least=100)

    def memory(self):
        def peak(*paths):
            return max(self.starter.run(self.ours + list(paths)).peak for _ in range(3)) / MIB

        one, hundred, all_files = peak("one.txt"), peak("g/100"), peak("txt")
        files = self.options.files
        self.bar("memory, one file", f"{one:.1f} MiB", "≤ 16 MiB", one <= 16)
        self.bar(f"memory, {files} files", f"{all_files:.1f} MiB", "≤ 32 MiB", all_files <= 32)
        more = all_files - hundred
        self.bar(f"memory, {files} files over 100", f"{more:+.1f} MiB (100: {hundred:.1f})", "≤ 4 MiB", more <= 4)
        size = os.path.getsize(self.path("big.txt")) / 2**20
        most = 1.5 * size + 16
        big = self.starter.run(self.ours + ["big.txt"])
        what = f"memory, one file of {self.options.big} MB"
        if big.cpu == float("inf"):
            self.bar(what, f"stopped at {big.peak / MIB:.0f} MiB", f"≤ {most:.0f} MiB", False)
        else:
            self.bar(what, f"{big.peak / MIB:.1f} MiB", f"≤ {most:.0f} MiB", big.peak / MIB <= most)

    def growth(self):
        big = self.options.big
        for kind, name in (("text", "lines"), ("text without a line break", "unbroken")):
            self.steps(kind, [(f"{mb} MB", f"{name}{mb}.txt", mb) for mb in (1, 10, big)])
        rows = [(f"{rows} rows", f"table{rows}.txt", rows) for rows in (500, 5000, 50000)]
        self.steps("table", rows)
        files = [count for count in (100, 1000, 3000) if count <= self.options.files]
        self.steps("files", [(f"{count} files", f"g/{count}", count) for count in files])

    def steps(self, kind, steps):
        """What a further byte, row or file costs may not rise by more than a quarter from step to step."""
        start = self.best(self.ours + ["least.txt"]).cpu
        taken = []
        for shown, path, size in steps:
            cpu = self.best(self.ours + [path]).cpu
            taken.append((shown, size, cpu))
            if cpu == float("inf"):
                break
        values = ", ".join(f"{shown} {seconds(cpu)}" for shown, _, cpu in taken)
        each = [(cpu - start) / size for _, size, cpu in taken]
        # Below 2 ms over the cold start the clock says nothing of a step.
        steady = [a for a, (_, _, cpu) in zip(each, taken) if cpu - start > 0.002]
        rise = max((later / sooner for sooner, later in zip(steady, steady[1:])), default=1.0)
        self.bar(f"growth, {kind}", values, "≤ 1.25 × for each further", rise <= 1.25)

    def markdown(self, versions):
        lines = [
            f"Measured {date.today()}: {machine()}; {', '.join(versions)}. "
            f"CPU seconds, median of {self.options.pairs} pairs or more, least and greatest ratio in brackets.",
            "",
            "| what | beside | xxgk | other | ratio | bar | |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *("| " + " | ".join(row) + " |" for row in self.bars),
        ]
        if self.context:
            lines += [
                "",
                "Without a bar, for scale:",
                "",
                "| what | beside | xxgk | other | ratio | wall, xxgk | wall, other |",
                "| --- | --- | --- | --- | --- | --- | --- |",
                *("| " + " | ".join(row) + " |" for row in self.context),
            ]
        if self.absent:
            lines += ["", "Not measured: " + "; ".join(self.absent) + "."]
        return "\n".join(lines)


def machine():
    model = platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB"


def make_inputs(folder, options):
    """The batch of make_batch.py, and the inputs for growth."""
    if not os.path.exists(os.path.join(folder, "MANIFEST.json")):
        docx = subprocess.run([sys.executable, "-c", "import docx"], stderr=subprocess.DEVNULL).returncode == 0
        if not docx:
            print("python-docx is not installed: no docx", file=sys.stderr)
        make = [sys.executable, os.path.join(HERE, "make_batch.py"), folder]
        make += ["--n", str(options.files), "--docx", "300" if docx else "0", "--big-mb", str(options.big)]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
    shutil.copy(os.path.join(HERE, "seed.txt"), os.path.join(folder, "one.txt"))
    if os.path.exists(os.path.join(folder, "docx/r00000.docx")):
        shutil.copy(os.path.join(folder, "docx/r00000.docx"), os.path.join(folder, "one.docx"))
    with open(os.path.join(folder, "big.txt"), "rb") as file:
        text = file.read()
    head = text[: text.index(b"\n", text.index(b"\n") + 1) + 1]
    for megabytes in (1, 10, options.big):
        part = text[: megabytes * 10**6]
        part = part[: part.rindex(b"\n") + 1]
        write(folder, f"lines{megabytes}.txt", part)
        write(folder, f"unbroken{megabytes}.txt", head + part[len(head) :].replace(b"\n", b""))
    write(folder, "least.txt", head + "一、工作概述\n学校重视信息公开。\n".encode())
    for rows in (500, 5000, 50000):
        table = ["序号\t类别\t公开事项\t公开网址\t责任部门"]
        table += [f"{n}\t基本信息\t学校章程及各项规章制度{n}\thttps://xxgk.example.edu.cn/{n}.htm\t办公室" for n in range(1, rows + 1)]
        write(folder, f"table{rows}.txt", head + "一、工作概述\n学校重视信息公开。\n".encode() + "\n".join(table).encode())


def write(folder, name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def find(name, tools):
    if tools and os.access(os.path.join(tools, "bin", name), os.X_OK):
        return os.path.join(tools, "bin", name)
    return shutil.which(name)


def build(folder, crate, name):
    """Builds a crate in release mode; `folder` keeps what it builds, unless it is our own."""
    environment = dict(os.environ)
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    if folder:
        target = environment["CARGO_TARGET_DIR"] = os.path.join(folder, name)
    subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=crate, env=environment, check=True)
    return os.path.join(target, "release", name)


def version(program):
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    words = said.split()
    return " ".join(words[:2])


def replace_section(tables):
    path = os.path.join(HERE, "README.md")
    with open(path, encoding="utf-8") as file:
        page = file.read()
    before, rest = page.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    with open(path, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n{tables}\n{END}{after}")


def main():
    parser = argparse.ArgumentParser(description="Measures xxgk against the project's bars.")
    parser.add_argument("--binary", help="program to measure, instead of building it")
    parser.add_argument("--tools", help="folder whose bin/ holds the peers")
    parser.add_argument("--work", help="folder for the batch, kept; otherwise a temporary one")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--files", type=int, default=3000)
    parser.add_argument("--big", type=int, default=50, help="size of the big file in MB")
    parser.add_argument("--limit", type=int, default=120, help="seconds of CPU that one run may take")
    parser.add_argument("--only", default="cold,batch,docx,memory,growth")
    parser.add_argument("--markdown", action="store_true", help="write the tables into README.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xxgk-bench-") as temporary:
        folder = os.path.abspath(options.work or temporary)
        os.makedirs(folder, exist_ok=True)
        binary = os.path.abspath(options.binary) if options.binary else build(None, ROOT, "xxgk")
        tools = {name: find(name, options.tools) for name in ("rg", "typos", "autocorrect", "pandoc", "wc", "sh")}
        tools["floor"] = find("floor", options.tools) or build(folder, os.path.join(HERE, "floor"), "floor")
        make_inputs(folder, options)
        measure = Measure(options, folder, binary, tools)
        for name in options.only.split(","):
            print(name, file=sys.stderr)
            getattr(measure, name)()
        named = [binary, *(tools[name] for name in ("rg", "typos", "autocorrect", "pandoc") if tools[name])]
        tables = measure.markdown([version(program) for program in named])
    print(tables)
    if options.markdown:
        replace_section(tables)


if __name__ == "__main__":
    main()
