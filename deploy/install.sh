#!/bin/sh
# Installs what the dashboard needs into its own folder, as the lock file says and nothing else: install.sh [FOLDER]
# The same steps build the image (deploy/Dockerfile) and a server without Docker.
set -eu
UV_VERSION=${UV_VERSION:-0.13.9}
cd "${1:-$(dirname "$0")/..}"
python3 -m venv .uv
.uv/bin/pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy .uv/bin/uv sync --locked --no-dev --no-progress
