#!/usr/bin/env python3
"""Runs the shell steps of an action, a workflow's job or a GitLab job on this machine, as far as one without an account can.

    run_steps.py action FILE [INPUT=VALUE...]           all steps of a composite action; prints its outputs
    run_steps.py job FILE JOB [CONTEXT=VALUE...]        the `run` steps of a job; `uses` steps are named and left out
    run_steps.py gitlab FILE JOB [VARIABLE=VALUE...]    the script of a job

A step's text is run as it stands in the file. Expressions `${{ ... }}` are looked up in the values given; one that is not
known is an error, so a misspelt input is found. Ends with the status of the first step that fails.
"""

import os
import re
import subprocess
import sys
import tempfile

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*([^}]*?)\s*\}\}")


def fill(text, context):
    def value(match):
        name = match.group(1)
        if name not in context:
            sys.exit(f"no value for ${{{{ {name} }}}}")
        return context[name]

    return EXPRESSION.sub(value, str(text))


def shell(script, environment):
    """Runs a script as the runners do: bash that stops at the first failing command."""
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], env=environment).returncode


def steps(listed, context, environment):
    for number, step in enumerate(listed):
        if "run" not in step:
            print(f"left out: {step['uses']}", flush=True)
            continue
        if EXPRESSION.search(step["run"]):
            sys.exit("an expression in a script: values go through env")
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as outputs:
            added = {name: fill(value, context) for name, value in step.get("env", {}).items()}
            status = shell(step["run"], environment | added | {"GITHUB_OUTPUT": outputs.name})
            for line in outputs.read().splitlines():
                name, value = line.split("=", 1)
                context[f"steps.{step.get('id', number)}.outputs.{name}"] = value
        if status:
            return status
    return 0


def action(file, given):
    document = yaml.safe_load(open(file, encoding="utf-8"))
    unknown = given.keys() - document["inputs"].keys()
    if unknown:
        sys.exit(f"not an input: {', '.join(unknown)}")
    context = {"github.action_repository": "", "github.action_ref": "", "github.token": ""}
    for name in ("action_repository", "action_ref"):
        context[f"github.{name}"] = os.environ.get(f"STUB_{name.upper()}", "")
    for name, described in document["inputs"].items():
        context[f"inputs.{name}"] = given.get(name, str(described["default"]))
    environment = os.environ | {"GITHUB_ACTION_PATH": os.path.dirname(os.path.abspath(file))}
    status = steps(document["runs"]["steps"], context, environment)
    for name, described in document["outputs"].items():
        expression = EXPRESSION.fullmatch(described["value"]).group(1)
        print(f"output {name}={context.get(expression, '')}")
    return status


def job(file, name, given):
    document = yaml.safe_load(open(file, encoding="utf-8"))
    return steps(document["jobs"][name]["steps"], dict(given), dict(os.environ))


def gitlab(file, name, given):
    document = yaml.safe_load(open(file, encoding="utf-8"))
    unknown = given.keys() - document["variables"].keys()
    if unknown:
        sys.exit(f"not a variable: {', '.join(unknown)}")
    environment = os.environ | document["variables"] | given
    return shell("\n".join(document[name]["script"]), environment)


def main():
    kind, file, *rest = sys.argv[1:]
    names = [] if kind == "action" else [rest.pop(0)]
    given = dict(pair.split("=", 1) for pair in rest)
    sys.exit({"action": action, "job": job, "gitlab": gitlab}[kind](file, *names, given))


if __name__ == "__main__":
    main()
