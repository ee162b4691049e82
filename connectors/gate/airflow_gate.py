"""Sensors for Airflow 2.7+ and 3 that wait at Plumbline's gate. Needs plumbline_gate.py beside it.

    wait = PlumblineGateSensor(
        task_id="orders_are_sound",
        dataset="postgres://db:5432/dwh.orders",
        partition="{{ ds }}",
        on_down="hold",        # the engine does not answer: "hold" waits on, "proceed" reads
        mode="reschedule",     # holds no worker while it waits
        poke_interval=60,      # seconds; with exponential_backoff=True up to max_wait
        timeout=6 * 3600,      # then the task fails, or is skipped with soft_fail=True
    )
    wait >> load_orders

PlumblineGateDeferrableSensor takes the same and waits in the triggerer. PLUMBLINE_URL and
PLUMBLINE_TOKEN have to be in the environment of workers, and of the triggerer for the latter.
"""

import asyncio
from datetime import timedelta

from airflow.exceptions import AirflowFailException
from airflow.triggers.base import BaseTrigger, TriggerEvent

try:
    from airflow.sdk.bases.sensor import BaseSensorOperator
except ImportError:
    from airflow.sensors.base import BaseSensorOperator

import plumbline_gate


class PlumblineGateSensor(BaseSensorOperator):
    """Succeeds once the gate is open; fails for good, without retries, where it says FAIL."""

    template_fields = ("dataset", "partition")

    def __init__(self, *, dataset, partition="*", on_down="hold", **kwargs):
        super().__init__(**kwargs)
        self.dataset = dataset
        self.partition = partition
        self.on_down = on_down

    def poke(self, context):
        try:
            return plumbline_gate.is_open(self.dataset, self.partition, self.on_down)
        except (plumbline_gate.Failed, plumbline_gate.WrongCall) as why:
            raise AirflowFailException(str(why)) from None


class PlumblineGateDeferrableSensor(PlumblineGateSensor):
    """The same, waiting in the triggerer."""

    def execute(self, context):
        if not self.poke(context):
            self.defer(
                trigger=PlumblineGateTrigger(
                    self.dataset, self.partition, self.on_down, self.poke_interval
                ),
                method_name="resume",
                timeout=timedelta(seconds=self.timeout),
            )

    def resume(self, context, event=None):
        if event and event.get("failed"):
            raise AirflowFailException(event["failed"])


class PlumblineGateTrigger(BaseTrigger):
    """Asks the gate until it is open. Airflow stores what it is made of: no token is among it."""

    def __init__(self, dataset, partition, on_down, pause):
        super().__init__()
        self.dataset = dataset
        self.partition = partition
        self.on_down = on_down
        self.pause = pause

    def serialize(self):
        return (
            "airflow_gate.PlumblineGateTrigger",
            {
                "dataset": self.dataset,
                "partition": self.partition,
                "on_down": self.on_down,
                "pause": self.pause,
            },
        )

    async def run(self):
        try:
            # The question blocks: not in the loop that all triggers share.
            while not await asyncio.to_thread(
                plumbline_gate.is_open, self.dataset, self.partition, self.on_down
            ):
                await asyncio.sleep(self.pause)
            yield TriggerEvent({})
        except (plumbline_gate.Failed, plumbline_gate.WrongCall) as why:
            yield TriggerEvent({"failed": str(why)})
