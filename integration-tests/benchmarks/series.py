"""How well `plumbline detect` finds labelled anomalies. `integration-tests/benchmarks/run --series --help`

Needs Python 3.9+ and numpy, and a folder CASES that is not part of this repository:
  CASES/nab/data/<category>/<name>.csv, CASES/nab/labels/combined_windows.json, CASES/nab/score.py
  CASES/cloudmon/<kind>/<name>.csv   (TimeStamp,Value,Label: Microsoft's cloud-monitoring-dataset)
"""
import argparse, csv, importlib.util, json, subprocess, sys
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROFILES = ["standard", "low_fp", "low_fn"]

# Published, on all 58 series, threshold fitted on the same: standard, low_fp, low_fn.
ANCHORS = [
    ("ARTime", 74.9, 65.2, 80.4),
    ("Numenta HTM", 70.1, 63.1, 74.3),
    ("CAD OSE", 69.9, 67.0, 73.2),
    ("earthgecko Skyline", 58.2, 46.2, 63.8),
    ("KNN CAD", 58.0, 43.4, 64.8),
    ("Random Cut Forest", 51.7, 38.4, 59.7),
    ("Windowed Gaussian", 39.6, 20.9, 47.4),
    ("random", 17.7, None, None),
]
DELAY = 7  # points after the start of a segment within which it must be flagged


def arguments():
    parser = argparse.ArgumentParser(prog="run --series", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", metavar="CASES", type=Path, help="folder with nab and cloudmon")
    parser.add_argument("--output", type=Path, default=HERE / "target" / "series",
                        help="where scores and results.json go (default: %(default)s)")
    parser.add_argument("--per-file", action="store_true", help="print each series of NAB")
    return parser.parse_args()


def detect(series, scores):
    command = [str(HERE.parent.parent / "plumbline"), "detect", "--input", str(series),
               "--output", str(scores), "--format", "json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"Cannot score {series}: plumbline detect ended with {done.returncode}\n{done.stdout}")
    return json.loads(done.stdout)


def rows(path):
    with open(path, newline="") as lines:
        return list(csv.DictReader(lines))


# ---- NAB

def halves(names):
    """Every other series of each category, so that halves are alike."""
    split, seen, order = ([], []), {}, []
    for name in sorted(names):
        category = name.split("/")[0]
        if category not in seen:
            order.append(category)
            seen[category] = 0
        split[(seen[category] + len(order)) % 2].append(name)
        seen[category] += 1
    return split


def nab(cases, scores, per_file):
    spec = importlib.util.spec_from_file_location("nab_score", cases / "nab" / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    labels = json.loads((cases / "nab" / "labels" / "combined_windows.json").read_text())
    names = [n for n in labels if (cases / "nab" / "data" / n).exists()]
    series, flagged = {}, {}
    for name in names:
        scored = rows(scores / name)
        times = [scorer.parse_time(row["timestamp"]) for row in scored]
        values = scorer.np.array([float(row["anomaly_score"]) for row in scored])
        series[name] = scorer.Series(name, times, labels[name], values)
        flags = scorer.np.array([float(row["anomaly"]) for row in scored])
        flagged[name] = scorer.Series(name, times, labels[name], flags)
    first, second = halves(names)

    def measure(reported, fitted, of):
        chosen = [of[n] for n in reported]
        result = {}
        for profile in PROFILES:
            weights = scorer.PROFILES[profile]
            threshold = 0.5 if fitted is None else scorer.optimise([of[n] for n in fitted], weights)[0]
            raw = sum(s.at(threshold, weights) for s in chosen)
            counts = [s.counts(threshold) for s in chosen]
            result[profile] = {"score": scorer.normal(raw, chosen, weights), "threshold": threshold,
                               "hit": sum(c["windows_hit"] for c in counts),
                               "windows": sum(c["windows"] for c in counts),
                               "false_runs": sum(c["fp_runs"] for c in counts),
                               "points": sum(c["live_points"] for c in counts)}
        if per_file and fitted == reported == names:
            threshold, weights = result["standard"]["threshold"], scorer.PROFILES["standard"]
            for s in chosen:
                c = s.counts(threshold)
                print(f"    {s.name:60s} {s.at(threshold, weights):7.2f}"
                      f"  windows {c['windows_hit']}/{c['windows']}  false points {c['fp_points']}")
        return result

    return {
        f"all {len(names)} series, threshold fitted on them": measure(names, names, series),
        "first half, fitted on itself": measure(first, first, series),
        "second half, fitted on itself": measure(second, second, series),
        "first half, fitted on the second": measure(first, second, series),
        "second half, fitted on the first": measure(second, first, series),
        "all, the default threshold (column anomaly)": measure(names, None, flagged),
    }


def print_nab(results):
    print("\nNAB (standard / low_fp / low_fn; windows hit, false alarm runs and those per 1000 points at standard)")
    for name, result in results.items():
        standard = result["standard"]
        figures = " / ".join(f"{result[p]['score']:5.1f}" for p in PROFILES)
        print(f"  {'plumbline: ' + name:58s} {figures}   {standard['hit']:3d}/{standard['windows']:<3d}"
              f" {standard['false_runs']:4d}  {1000 * standard['false_runs'] / standard['points']:.2f}")
    for name, *figures in ANCHORS:
        print(f"  {name + ', published, all 58 series':58s} "
              + " / ".join("    -" if f is None else f"{f:5.1f}" for f in figures))


# ---- cloud monitoring

def time_of(text):
    return datetime.fromisoformat(text.strip().replace("Z", ""))


def seasonal_z(times, values):
    """Deviations from the mean of earlier points of the same slot of the week, an hour or a minute of the day long."""
    minutes = len(times) > 1 and (times[1] - times[0]).total_seconds() < 3600
    slots, scores = {}, []
    for at, value in zip(times, values):
        slot = (at.weekday() >= 5, at.hour, at.minute) if minutes else (at.weekday(), at.hour)
        count, mean, squares = slots.get(slot, (0, 0.0, 0.0))
        if value != value:
            scores.append(0.0)
            continue
        deviation = (squares / (count - 1)) ** 0.5 if count > 1 else 0.0
        scores.append(abs(value - mean) / deviation if deviation > 0 else 0.0)
        delta = value - mean
        mean += delta / (count + 1)
        slots[slot] = (count + 1, mean, squares + delta * (value - mean))
    return scores


def running_z(_, values):
    """Deviations from the mean of all earlier points."""
    count, mean, squares, scores = 0, 0.0, 0.0, []
    for value in values:
        if value != value:
            scores.append(0.0)
            continue
        deviation = (squares / (count - 1)) ** 0.5 if count > 1 else 0.0
        scores.append(abs(value - mean) / deviation if deviation > 0 else 0.0)
        count += 1
        delta = value - mean
        mean += delta / count
        squares += delta * (value - mean)
    return scores


def segments(labels):
    found, start = [], None
    for i, on in enumerate(list(labels) + [False]):
        if on and start is None:
            start = i
        if not on and start is not None:
            found.append((start, i - 1))
            start = None
    return found


def judge(all_scores, all_segments, threshold):
    found = false = total = 0
    for scores, labelled in zip(all_scores, all_segments):
        allowed = set()
        for start, end in labelled:
            total += 1
            found += any(s >= threshold for s in scores[start:start + DELAY + 1])
            allowed.update(range(start, max(end, start + DELAY) + 1))
        covered = 0  # a false alarm covers as many points as a true one may be late, then counts again
        for i, score in enumerate(scores):
            flag = score >= threshold and i not in allowed
            false += flag and covered == 0
            covered = 0 if not flag else (DELAY if covered == 0 else covered - 1)
    precision = found / (found + false) if found + false else 0.0
    recall = found / total if total else 0.0
    f1 = 2 * precision * recall / (precision + recall) if found else 0.0
    return {"f1": f1, "precision": precision, "recall": recall, "found": found, "segments": total,
            "false_alarms": false, "threshold": threshold}


def best(all_scores, all_segments):
    pooled = sorted({round(s, 3) for scores in all_scores for s in scores if s > 0})
    step = max(1, len(pooled) // 150)
    tail = pooled[-50:]
    return max((judge(all_scores, all_segments, t) for t in pooled[::step] + tail),
               key=lambda r: r["f1"])


def cloudmon(cases, scores):
    ours, flags, seasonal, running, labelled = [], [], [], [], []
    for path in sorted((cases / "cloudmon").rglob("*.csv")):
        given = rows(path)
        times = [time_of(row["TimeStamp"]) for row in given]
        values = [float(row["Value"] or "nan") for row in given]
        labelled.append(segments([float(row["Label"] or 0) > 0 for row in given]))
        scored = rows(scores / path.relative_to(cases / "cloudmon"))
        ours.append([float(row["anomaly_score"]) for row in scored])
        flags.append([float(row["anomaly"]) for row in scored])
        seasonal.append(seasonal_z(times, values))
        running.append(running_z(times, values))
    return {
        "plumbline, default threshold": judge(flags, labelled, 0.5),
        "plumbline, threshold fitted on the labels": best(ours, labelled),
        "seasonal z-score, 3": judge(seasonal, labelled, 3.0),
        "seasonal z-score, threshold fitted on the labels": best(seasonal, labelled),
        "running z-score, 3": judge(running, labelled, 3.0),
        "running z-score, threshold fitted on the labels": best(running, labelled),
    }


def print_cloudmon(results):
    print(f"\nCloud monitoring (a segment is found if flagged within {DELAY} points of its start)")
    for name, r in results.items():
        print(f"  {name:58s} F1 {r['f1']:.3f}  precision {r['precision']:.3f}  recall {r['recall']:.3f}"
              f"   {r['found']}/{r['segments']} found, {r['false_alarms']} false alarms")


def main():
    given = arguments()
    cases, results = given.cases.resolve(), {}
    if not (cases / "nab" / "score.py").exists() and not (cases / "cloudmon").is_dir():
        sys.exit(f"Cannot measure detectors: {given.cases} has neither nab/score.py nor cloudmon. "
                 "The labelled series are not part of this repository; name the folder that has them.")
    if (cases / "nab" / "score.py").exists():
        took = detect(cases / "nab" / "data", given.output / "nab")["seconds"]
        results["nab"] = nab(cases, given.output / "nab", given.per_file)
        print_nab(results["nab"])
        print(f"  scored in {took:.1f} s")
    else:
        print(f"NAB: left out, {given.cases}/nab is not there")
    if (cases / "cloudmon").is_dir():
        detect(cases / "cloudmon", given.output / "cloudmon")
        results["cloudmon"] = cloudmon(cases, given.output / "cloudmon")
        print_cloudmon(results["cloudmon"])
    else:
        print(f"Cloud monitoring: left out, {given.cases}/cloudmon is not there")
    given.output.mkdir(parents=True, exist_ok=True)
    (given.output / "results.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
