"""A Spark Connect server with two workers on this machine, as an existing cluster would answer."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.programs import needed, spark_folder
from tests.serving import free_port

PATIENCE = 120
WORKERS = "local-cluster[2,1,1024]"
"""Two workers, each a process of its own with one core and 1,024 MB."""


@contextlib.contextmanager
def spark(folder: Path) -> Iterator[str]:
    """Start Spark, its files in a folder, and yield its address; it is ended with the block."""
    port, home = free_port(), spark_folder() / "pyspark"
    settings = {
        "spark.connect.grpc.binding.address": "127.0.0.1",
        "spark.connect.grpc.binding.port": str(port),
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        # Small answers to many different questions: what is compiled for each takes longer than asking it.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.ui.enabled": "false",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    command = [str(home / "bin" / "spark-submit"), "--master", WORKERS]
    command += ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer"]
    for name, value in settings.items():
        command += ["--conf", f"{name}={value}"]
    around = {"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(folder)}
    around |= {"SPARK_WORKER_DIR": str(folder / "work")}
    needed("java")
    with (folder / "spark.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=os.environ | around, stdout=log, stderr=log)
    try:
        _wait_for(server, port, folder / "spark.log")
        yield f"sc://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    import socket

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"Spark ended at once: {log.read_text()[-2000:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError(f"Spark does not answer: {log.read_text()[-2000:]}")
