import os
import tempfile
from tempfile import mktemp


def report(rows):
    # ruleid: py-insecure-tempfile
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w") as stream:
        stream.writelines(rows)
    return path


def direct(text):
    # ruleid: py-insecure-tempfile
    with tempfile.NamedTemporaryFile("w", delete=False) as stream:
        stream.write(text)
        return stream.name


def imported():
    # ruleid: py-insecure-tempfile
    return mktemp()


def safe_report(rows):
    # ok: py-insecure-tempfile
    handle, path = tempfile.mkstemp(suffix=".csv")
    with os.fdopen(handle, "w") as stream:
        stream.writelines(rows)
    return path


def safe_direct(text):
    # ok: py-insecure-tempfile
    with tempfile.NamedTemporaryFile("w", delete=False) as stream:
        stream.write(text)
        return stream.name


def folder():
    # ok: py-insecure-tempfile
    return tempfile.mkdtemp()
