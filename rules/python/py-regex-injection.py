import re

from flask import request


def search(lines):
    wanted = request.args["q"]
    # ruleid: py-regex-injection
    pattern = re.compile(wanted)
    # ruleid: py-regex-injection
    again = [line for line in lines if re.search(wanted + "$", line)]
    return [line for line in lines if pattern.search(line)], again


def search_text(lines):
    # ok: py-regex-injection
    pattern = re.compile(re.escape(request.args["q"]))
    # ok: py-regex-injection
    found = re.search(r"^\w+$", request.args["q"])
    # ok: py-regex-injection
    width = re.compile(r"\w{%d}" % int(request.args["n"]))
    return pattern, found, width
