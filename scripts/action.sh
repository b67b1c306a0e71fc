#!/bin/bash
# What action.yml runs: annotations on standard output, a SARIF file for the upload, the exit status of lint.
# KEEPALIVED_LSP names another command than the one of npm.
set -uo pipefail

mapfile -t paths < <(printf '%s\n' "${INPUT_PATHS:-.}" | sed '/^[[:space:]]*$/d')
read -ra options <<< "${INPUT_OPTIONS:-}"
read -ra command <<< "${KEEPALIVED_LSP:-npx --yes keepalived-lsp@${INPUT_VERSION:-latest}}"
sarif="${RUNNER_TEMP:-/tmp}/keepalived-lsp.sarif"

rm -f "$sarif"
"${command[@]}" lint --format sarif --output-file "$sarif" "${options[@]}" -- "${paths[@]}" 2> /dev/null
if [[ -s $sarif ]]; then
    echo "sarif=$sarif" >> "$GITHUB_OUTPUT"
fi
exec "${command[@]}" lint --format github "${options[@]}" -- "${paths[@]}"
