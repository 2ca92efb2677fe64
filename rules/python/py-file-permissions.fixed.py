import os
import stat
from pathlib import Path


def open_for_all(path):
    # ruleid: py-file-permissions
    os.chmod(path, 0o750)
    # ruleid: py-file-permissions
    os.chmod(path, 0o750)
    # ruleid: py-file-permissions
    Path(path).chmod(0o750)
    # ruleid: py-file-permissions
    os.chmod(path, 0o750)
    # ruleid: py-file-permissions
    os.makedirs(path, mode=0o750)


def for_some(path):
    # ok: py-file-permissions
    os.chmod(path, 0o755)
    # ok: py-file-permissions
    os.chmod(path, 0o600)
    # ok: py-file-permissions
    Path(path).chmod(0o644)
    # ok: py-file-permissions
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    # ok: py-file-permissions
    os.chmod(path, os.stat(path).st_mode & ~stat.S_IWOTH)
    # ok: py-file-permissions
    os.makedirs(path, mode=0o750, exist_ok=True)
