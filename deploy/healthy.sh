#!/bin/sh
# Waits until the dashboard at an address answers that it is well, at most a hundred seconds: healthy.sh ADDRESS
for _ in $(seq 100); do
    python3 -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)' "$1" 2>/dev/null && exit 0
    sleep 1
done
echo "$1 did not answer" >&2
exit 1
