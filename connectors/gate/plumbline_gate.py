"""Asks Plumbline's gate whether a dataset may be read. Python 3.8 or later, nothing else.

    PLUMBLINE_URL=https://plumbline.example PLUMBLINE_TOKEN=... python3 plumbline_gate.py DATASET PARTITION

Settings and exit codes are those of plumbline-gate.sh beside this file.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

LONGEST_ANSWER = 65536


class WrongCall(Exception):
    """The address or the token is wrong: asking again is in vain."""


def ask(dataset, partition="*", attempts=5):
    """One answer of the gate: (verdict, reason), the verdict PROCEED, HOLD, FAIL or DOWN.

    The engine counts as down after so many attempts with pauses of 1, 2, 4... seconds. Address and
    token come from the environment, so that no scheduler stores them.
    """
    url = "%s/v1/gates/%s/%s" % (
        os.environ["PLUMBLINE_URL"].rstrip("/"),
        urllib.parse.quote(dataset, safe=""),
        urllib.parse.quote(partition, safe=""),
    )
    request = urllib.request.Request(
        url, headers={"Authorization": "Bearer " + os.environ["PLUMBLINE_TOKEN"]}
    )
    reason = "no answer"
    for attempt in range(attempts):
        if attempt > 0:
            time.sleep(2 ** (attempt - 1))
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                answer = json.loads(response.read(LONGEST_ANSWER))
                verdict = answer.get("verdict")
                if verdict in ("PROCEED", "HOLD", "FAIL"):
                    return verdict, answer.get("reason") or ""
                reason = "no verdict in the answer"
        except urllib.error.HTTPError as error:
            if 400 <= error.code < 500 and error.code != 429:
                raise WrongCall("the gate answered %d: mend url or token" % error.code) from None
            reason = "answered %d" % error.code
        except (OSError, ValueError) as error:
            reason = type(error).__name__
    return "DOWN", reason


def is_open(dataset, partition="*", on_down="hold", attempts=5):
    """Whether to read now; raises Failed where the gate says FAIL."""
    if on_down not in ("hold", "proceed"):
        raise ValueError("on_down is hold or proceed")
    verdict, reason = ask(dataset, partition, attempts)
    if verdict == "FAIL":
        raise Failed(reason)
    print("plumbline-gate: %s %s" % (verdict, reason), file=sys.stderr)
    return verdict == "PROCEED" or (verdict == "DOWN" and on_down == "proceed")


class Failed(Exception):
    """The gate says that readers of the dataset have to fail."""


def main(arguments):
    if len(arguments) != 2 or not {"PLUMBLINE_URL", "PLUMBLINE_TOKEN"} <= set(os.environ):
        print("set PLUMBLINE_URL and PLUMBLINE_TOKEN; give DATASET and PARTITION", file=sys.stderr)
        return 2
    setting = os.environ.get
    pause = float(setting("PAUSE", "15"))
    end = time.monotonic() + float(setting("TIMEOUT", "3600"))
    try:
        while not is_open(*arguments, setting("ON_DOWN", "hold"), int(setting("ATTEMPTS", "5"))):
            if time.monotonic() + pause > end:
                return 75
            time.sleep(pause)
        return 0
    except Failed as failed:
        print("plumbline-gate: FAIL: %s" % failed, file=sys.stderr)
        return 1
    except (WrongCall, ValueError) as wrong:
        print("plumbline-gate: %s" % wrong, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
