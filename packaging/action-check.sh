#!/usr/bin/env bash
# The second step of action.yml: turns the inputs (GATE_*) into options of `xxgk check`, and ends as it ends. The `github`
# output annotates the lines and adds the review to the job's summary.
set -uo pipefail

options=(--output github)

# option NAME VALUE: an option, where its input was given.
option() { if [[ -n $2 ]]; then options+=("$1=$2"); fi; }
# flag NAME VALUE: a flag, where its input is true.
flag() { if [[ $2 == true ]]; then options+=("$1"); fi; }

option --fail-on "${GATE_FAIL_ON:-}"
option --select "${GATE_SELECT:-}"
option --ignore "${GATE_IGNORE:-}"
option --min-severity "${GATE_MIN_SEVERITY:-}"
option --baseline "${GATE_BASELINE:-}"
option --pack "${GATE_PACK:-}"
option --lang "${GATE_LANG:-}"
option --output "${GATE_SARIF:+sarif:$GATE_SARIF}"
flag --strict "${GATE_STRICT:-}"
flag --allow-empty "${GATE_ALLOW_EMPTY:-}"
if [[ ${GATE_SUMMARY:-} == false ]]; then unset GITHUB_STEP_SUMMARY; fi

paths=()
while IFS= read -r path; do
  path=${path%$'\r'}
  if [[ -n $path ]]; then paths+=("$path"); fi
done <<< "${GATE_PATHS:-.}"

status=0
"$GATE_PROGRAM" check "${options[@]}" -- "${paths[@]}" || status=$?
{
  echo "exit-status=$status"
  if [[ -n ${GATE_SARIF:-} ]]; then echo "sarif=$GATE_SARIF"; fi
} >> "$GITHUB_OUTPUT"
exit "$status"
