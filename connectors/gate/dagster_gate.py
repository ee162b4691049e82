"""A sensor for Dagster that starts a job once Plumbline's gate is open. Needs plumbline_gate.py.

    orders_gate = plumbline_gate_sensor(
        job=load_orders,
        dataset="postgres://db:5432/dwh.orders",
        partition=lambda: date.today().isoformat(),
        on_down="hold",                # the engine does not answer: "hold" waits, "proceed" reads
        minimum_interval_seconds=60,
    )

Each partition is run once: it is the run key. Dagster gives a sensor 60 seconds for each look; two
attempts of 10 seconds each fit in. A job that must not wait for ever has to have a deadline of its
own (a freshness check): a sensor has no timeout, it looks again at its interval.
"""

from dagster import RunRequest, SkipReason, sensor

import plumbline_gate


def plumbline_gate_sensor(
    *, job, dataset, partition=lambda: "*", on_down="hold", minimum_interval_seconds=60
):
    @sensor(name="%s_gate" % job.name, job=job, minimum_interval_seconds=minimum_interval_seconds)
    def plumbline_gate_of_job(_context):
        part = partition()
        try:
            if plumbline_gate.is_open(dataset, part, on_down, attempts=2):
                return RunRequest(run_key="%s/%s" % (dataset, part))
            return SkipReason("Plumbline holds %s, partition %s" % (dataset, part))
        except plumbline_gate.Failed as why:
            return SkipReason("Plumbline refuses %s, partition %s: %s" % (dataset, part, why))

    return plumbline_gate_of_job
