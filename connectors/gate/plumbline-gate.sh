#!/bin/sh
# Waits at Plumbline's gate before a dataset is read.
#
#   PLUMBLINE_URL=https://plumbline.example PLUMBLINE_TOKEN=... plumbline-gate.sh DATASET PARTITION && load
#
# DATASET is namespace/name, PARTITION what is read or * for all of it. Needs curl and a POSIX shell.
# Ends with 0 to proceed, 1 when the gate says FAIL, 75 when it was still closed after TIMEOUT,
# 2 when the call is wrong (address, token, arguments).
#
#   ON_DOWN   hold (default): wait on while the engine does not answer; proceed: read all the same
#   TIMEOUT   seconds to wait in all, 3600; a HOLD ends by itself when it expires
#   PAUSE     seconds before asking again, 15
#   ATTEMPTS  tries with pauses of 1, 2, 4... seconds before the engine counts as down, 5
set -u
LC_ALL=C
export LC_ALL

ON_DOWN=${ON_DOWN:-hold}
TIMEOUT=${TIMEOUT:-3600}
PAUSE=${PAUSE:-15}
ATTEMPTS=${ATTEMPTS:-5}

say() { echo "plumbline-gate: $*" >&2; }

if [ $# -ne 2 ] || [ -z "${PLUMBLINE_URL:-}" ] || [ -z "${PLUMBLINE_TOKEN:-}" ]; then
  say "set PLUMBLINE_URL and PLUMBLINE_TOKEN; give DATASET and PARTITION"
  exit 2
fi
case $ON_DOWN in hold | proceed) ;; *) say "ON_DOWN is hold or proceed"; exit 2 ;; esac

encoded() {
  rest=$1
  while [ -n "$rest" ]; do
    char=${rest%"${rest#?}"}
    rest=${rest#?}
    case $char in
      [A-Za-z0-9._~-]) printf %s "$char" ;;
      *) printf %s "$char" | od -An -v -tx1 | tr -d ' \n' | tr a-f A-F | sed 's/../%&/g' ;;
    esac
  done
}

address="${PLUMBLINE_URL%/}/v1/gates/$(encoded "$1")/$(encoded "$2")"

# Prints the answer and then its status; the token goes by standard input, so that ps shows none.
ask() {
  printf 'Authorization: Bearer %s\n' "$PLUMBLINE_TOKEN" |
    curl -sS --max-time 10 --max-filesize 65536 -H @- -w '\n%{http_code}' "$address" 2>/dev/null
}

# Sets verdict: PROCEED, HOLD, FAIL or DOWN.
look() {
  try=1
  pause=1
  while :; do
    answer=$(ask)
    status=$(printf '%s' "$answer" | tail -n 1)
    case $status in
      200)
        verdict=$(printf '%s' "$answer" | sed -n 's/.*"verdict" *: *"\([A-Z]*\)".*/\1/p' | head -n 1)
        case $verdict in PROCEED | HOLD | FAIL) return ;; esac
        ;;
      429) ;;
      4??) say "the gate answered $status: mend PLUMBLINE_URL or PLUMBLINE_TOKEN"; exit 2 ;;
    esac
    verdict=DOWN
    [ "$try" -ge "$ATTEMPTS" ] && return
    sleep "$pause"
    try=$((try + 1))
    pause=$((pause * 2))
  done
}

start=$(date +%s)
while :; do
  look
  case $verdict in
    PROCEED) exit 0 ;;
    FAIL) say "FAIL: $answer"; exit 1 ;;
    HOLD) say "HOLD: $answer" ;;
    DOWN)
      say "the engine does not answer: ON_DOWN=$ON_DOWN"
      [ "$ON_DOWN" = proceed ] && exit 0
      ;;
  esac
  if [ $(($(date +%s) - start + PAUSE)) -gt "$TIMEOUT" ]; then
    say "gave up after $TIMEOUT seconds: $verdict"
    exit 75
  fi
  sleep "$PAUSE"
done
