"""How well `plumbline backtest` finds labelled incidents of loads. `integration-tests/benchmarks/run --volume --help`

Needs Python 3.9+ and numpy, and a folder CASES that is not part of this repository:
  CASES/volume/gen.py, CASES/volume/score.py   (generator of labelled loads and its scorer)
"""
import argparse, json, subprocess, sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ["drop_zero", "missing", "spike", "stuck", "late", "duplicate", "partial", "slow_leak"]

# Re-implemented from the peers' sources and documents, on seed 1 of the same generator:
# recall, precision, F1, false alarms a series-month; recall at a budget of .1 and .5 of them.
PEERS = [
    ("Deequ RelativeRateOfChange .5-1.5", .578, .084, .147, 3.23, 0, .17),
    ("Deequ OnlineNormal 3s", .286, .171, .214, .71, .19, .26),
    ("Deequ BatchNormal 3s", .290, .170, .215, .72, .20, .27),
    ("Deequ HoltWinters", .477, .068, .119, 3.36, .15, .31),
    ("Soda change avg last 7 +-50%", .588, .049, .090, 5.90, .06, .15),
    ("Soda Prophet-like, 99.9%", .638, .055, .101, 5.67, .14, .20),
    ("Elementary volume_anomalies", .396, .273, .323, .54, .30, .39),
    ("Elementary, seasonal", .510, .118, .192, 1.95, .08, .25),
    ("slot-of-week median/MAD, 5", .611, .089, .156, 3.20, .14, .26),
    ("a simple streaming reference", .830, .495, .620, .44, .33, .86),
    ("an oracle (knows the true mean)", .940, .958, .949, .02, .96, .97),
]


def arguments():
    parser = argparse.ArgumentParser(prog="run --volume", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", metavar="CASES", type=Path, help="folder with volume")
    parser.add_argument("--seeds", default="1,2,3", help="sets to generate (default: %(default)s)")
    parser.add_argument("--datasets", default="200", help="datasets of a set (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=HERE / "target" / "volume",
                        help="where sets, alerts and results.json go (default: %(default)s)")
    return parser.parse_args()


def run(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"Cannot run {' '.join(str(part) for part in command)}: it ended with {done.returncode}")
    return done.stdout


def measure(given, seed):
    data = given.output / f"seed-{seed}"
    volume = given.cases / "volume"
    if not (data / "input.csv").exists():
        run(sys.executable, volume / "gen.py", "--out", data, "--seed", seed, "--datasets", given.datasets)
    alerts = data / "alerts.csv"
    run(HERE.parent.parent / "plumbline", "backtest", "--history", data / "input.csv",
        "--datasets", data / "datasets.csv", "--calendar", data / "holidays.csv", "--alerts", alerts)
    return json.loads(run(sys.executable, volume / "score.py", "--data", data, "--alerts", alerts,
                          "--by-cadence", "--json"))


def line(name, recall, precision, f1, alarms, tight, loose):
    print(f"{name:34s} {recall:6.3f} {precision:6.3f} {f1:6.3f} {alarms:7.3f} {tight:8.3f} {loose:8.3f}")


def main():
    given = arguments()
    if not (given.cases / "volume" / "gen.py").exists():
        sys.exit(f"Cannot find {given.cases / 'volume' / 'gen.py'}: name the folder that has volume")
    given.output.mkdir(parents=True, exist_ok=True)
    results = {}
    print(f"{'':34s} recall  prec.     F1   FA/s-m  @.1 FA   @.5 FA")
    for name, *figures in PEERS:
        line(name, *figures)
    for seed in given.seeds.split(","):
        found = results[seed] = measure(given, seed)
        budgets = found["at_false_alarm_budget"]
        line(f"Plumbline, seed {seed}", found["recall"], found["precision"], found["f1"],
             found["false_alarms_per_series_month"], budgets["0.1"]["recall"], budgets["0.5"]["recall"])
    print("\nrecall by kind".ljust(35) + " ".join(f"{kind:>9s}" for kind in KINDS))
    for seed, found in results.items():
        kinds = found["by_kind"]
        print(f"{'Plumbline, seed ' + seed:34s}" + " ".join(f"{kinds[kind]['recall']:9.3f}" for kind in KINDS))
    (given.output / "results.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
