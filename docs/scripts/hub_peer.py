#!/usr/bin/env python3
"""Fetches one model with Injerto and with huggingface_hub into the same cache, in both orders and at once.

A hub on this machine serves the folder of a model; nothing else is asked. Needs huggingface_hub.

    docs/scripts/hub_peer.py FOLDER ./injerto

FOLDER has the model, such as the one that injerto demo leaves; the rest is how Injerto is called.
"""

import concurrent.futures
import hashlib
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse

COMMIT = hashlib.sha1(b"commit").hexdigest()
FOLDER = pathlib.Path(sys.argv[1])
INJERTO = sys.argv[2:]
FILES = {f.name: f.read_bytes() for f in sorted(FOLDER.iterdir()) if f.is_file()}
GETS = []


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def git_blob(content):
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def is_large(name):
    return name.endswith(".safetensors")


class Hub(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.answer(False)

    def do_GET(self):
        self.answer(True)

    def answer(self, with_body):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        name = path.rsplit("/", 1)[-1]
        if path == "/api/models/org/mini/revision/main":
            siblings = [{"rfilename": n} for n in FILES]
            info = {"id": "org/mini", "modelId": "org/mini", "sha": COMMIT, "siblings": siblings}
            self.send(json.dumps(info).encode(), {}, with_body)
        elif path.startswith("/api/models/org/mini/tree/"):
            self.send(json.dumps([self.row(n, c) for n, c in FILES.items()]).encode(), {}, with_body)
        elif path.startswith("/org/mini/resolve/") and name in FILES:
            content = FILES[name]
            etag = sha256(content) if is_large(name) else git_blob(content)
            if with_body:
                GETS.append(name)
            self.send(content, {"ETag": f'"{etag}"', "X-Linked-Etag": f'"{etag}"'}, with_body)
        else:
            self.send_response(404)
            self.send_header("X-Error-Code", "EntryNotFound")
            self.send_header("X-Repo-Commit", COMMIT)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def row(self, name, content):
        row = {"type": "file", "path": name, "size": len(content), "oid": git_blob(content)}
        large = {"oid": sha256(content), "size": len(content), "pointerSize": 129}
        return {**row, "lfs": large} if is_large(name) else row

    def send(self, content, headers, with_body):
        self.send_response(200)
        for key, value in {**headers, "X-Repo-Commit": COMMIT}.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if with_body:
            self.wfile.write(content)


SERVER = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
threading.Thread(target=SERVER.serve_forever, daemon=True).start()


def environment(cache, offline=False):
    return {
        **os.environ,
        "HF_ENDPOINT": f"http://127.0.0.1:{SERVER.server_address[1]}",
        "HF_HUB_CACHE": str(cache),
        "HF_HOME": str(cache) + "-home",
        "HF_HUB_OFFLINE": "1" if offline else "0",
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }


def run(command, cache, offline):
    done = subprocess.run(command, env=environment(cache, offline), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def injerto(cache, offline=False):
    return json.loads(run([*INJERTO, "pull", "org/mini", "--json"], cache, offline))


def python(cache, offline=False, only=None):
    code = f"import huggingface_hub as h; print(h.snapshot_download('org/mini', allow_patterns={only}))"
    return run([sys.executable, "-c", code], cache, offline)


def check(cache, folder):
    for path in pathlib.Path(folder).iterdir():
        assert path.read_bytes() == FILES[path.name], path
    code = (
        "import huggingface_hub as h, json; i = h.scan_cache_dir();"
        "print(json.dumps([[str(w) for w in i.warnings], [r.repo_id for r in i.repos],"
        "[sorted(f.file_name for f in v.files) for r in i.repos for v in r.revisions]]))"
    )
    warnings, repositories, files = json.loads(run([sys.executable, "-c", code], cache, True))
    assert warnings == [] and repositories == ["org/mini"], (warnings, repositories)
    left = [p.name for p in pathlib.Path(cache).rglob("*") if "incomplete" in p.name or ".part" in p.name]
    assert left == [], left
    return files[0]


def main():
    root = pathlib.Path(tempfile.mkdtemp())
    pulled = injerto(root / "a")
    found = check(root / "a", pulled["folder"])
    GETS.clear()
    assert python(root / "a", offline=True, only=found) == pulled["folder"]
    print(f"fetched by Injerto, found by Python offline: {found}")
    python(root / "a")
    again = sorted(set(GETS) & set(found))
    assert again == [], again
    print(f"Python then fetched only what it wants besides: {sorted(GETS)}")

    folder = python(root / "b")
    check(root / "b", folder)
    GETS.clear()
    pulled = injerto(root / "b", offline=True)
    assert pulled["folder"] == folder and pulled["downloaded_bytes"] == 0, pulled
    assert injerto(root / "b")["downloaded_bytes"] == 0 and GETS == [], GETS
    print("fetched by Python, found by Injerto offline and online without a download")

    GETS.clear()
    with concurrent.futures.ThreadPoolExecutor() as both:
        ours, theirs = both.submit(injerto, root / "c"), both.submit(python, root / "c")
        assert ours.result()["folder"] == theirs.result()
    check(root / "c", theirs.result())
    print(f"both at once: right, nothing left over; the weights were fetched {GETS.count('model.safetensors')} times")


main()
