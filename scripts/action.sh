#!/bin/bash
# What action.yml runs: annotations on standard output, a SARIF file for the upload, the exit status of lint.
# KEEPALIVED_LSP names another command than the one of npm.
set -uo pipefail

mapfile -t paths < <(printf '%s\n' "${INPUT_PATHS:-.}" | sed '/^[[:space:]]*$/d')
read -ra options <<< "${INPUT_OPTIONS:-}"
read -ra command <<< "${KEEPALIVED_LSP:-}"
sarif="${RUNNER_TEMP:-/tmp}/keepalived-lsp.sarif"

if [[ ${#command[@]} -eq 0 ]]; then
    # Not npx: it runs what the checkout has in its node_modules, from the registry that the checkout's .npmrc names.
    tool="$(mktemp -d "${RUNNER_TEMP:-/tmp}/keepalived-lsp.XXXXXX")"
    (cd "$tool" && npm install --prefix . --ignore-scripts --no-audit --no-fund --loglevel=error \
        "keepalived-lsp@${INPUT_VERSION:-latest}" >&2) || exit 2
    command=("$tool/node_modules/.bin/keepalived-lsp")
fi
rm -f "$sarif"
"${command[@]}" lint --format sarif --output-file "$sarif" "${options[@]}" -- "${paths[@]}" 2> /dev/null
if [[ -s $sarif ]]; then
    echo "sarif=$sarif" >> "$GITHUB_OUTPUT"
fi
exec "${command[@]}" lint --format github "${options[@]}" -- "${paths[@]}"
