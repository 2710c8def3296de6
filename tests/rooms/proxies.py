"""nginx and HAProxy as ``deploy/`` sets them up, on free ports of this machine before servers of ours."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.programs import needed
from tests.serving import free_port

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
UNDER = {"STREAMLIT_SERVER_BASE_URL_PATH": "refugio", "FORWARDED_ALLOW_IPS": "127.0.0.1"}
PATIENCE = 20
NGINX = """daemon off; pid {folder}/pid; error_log stderr; worker_processes 1; {user}
events {{}}
http {{
  types {{}}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/refugio.conf;
}}"""


@contextlib.contextmanager
def nginx(folder: Path, server: str) -> Iterator[str]:
    """Put nginx before a server and yield the address of the dashboard there."""
    port = free_port()
    told = {"listen 80;": f"listen 127.0.0.1:{port};", "127.0.0.1:8501": _place(server)}
    told |= {"/var/cache/nginx/refugio": f"{folder}/cache", "/var/log/nginx": str(folder)}
    (folder / "refugio.conf").write_text(_filled("nginx.conf", told))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user))
    with _begun([needed("nginx"), "-c", str(folder / "nginx.conf"), "-e", "stderr"], port) as address:
        yield address


@contextlib.contextmanager
def haproxy(folder: Path, one: str, two: str) -> Iterator[str]:
    """Put HAProxy before two servers and yield the address of the dashboard there."""
    port = free_port()
    told = {
        "bind :80 ": f"bind 127.0.0.1:{port} ",
        "127.0.0.1:8501": _place(one),
        "127.0.0.1:8502": _place(two),
    }
    (folder / "haproxy.cfg").write_text(_filled("haproxy.cfg", told))
    with _begun([needed("haproxy"), "-f", str(folder / "haproxy.cfg"), "-db"], port) as address:
        yield address


def _place(address: str) -> str:
    return address.removeprefix("http://")


def _filled(name: str, told: Mapping[str, str]) -> str:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    for there, here in told.items():
        assert there in text, f"deploy/{name} no longer says {there}"
        text = text.replace(there, here)
    return text


@contextlib.contextmanager
def _begun(command: list[str], port: int) -> Iterator[str]:
    address = f"http://127.0.0.1:{port}/refugio"
    proxy = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(f"{address}/healthz"):
            if proxy.poll() is not None or time.monotonic() > until:
                proxy.kill()
                raise RuntimeError(f"{command[0]} does not answer: {proxy.communicate()[1].decode()}")
            time.sleep(0.1)
        yield address
    finally:
        proxy.terminate()
        proxy.wait(PATIENCE)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
