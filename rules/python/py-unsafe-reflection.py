import importlib

from flask import abort, request

import reports

FORMATS = {"csv": reports.as_csv, "json": reports.as_json}


def export():
    name = request.args["format"]
    # ruleid: py-unsafe-reflection
    writer = getattr(reports, name)
    # ruleid: py-unsafe-reflection
    module = importlib.import_module(request.form["plugin"])
    # ruleid: py-unsafe-reflection
    other = importlib.import_module("plugins." + name)
    # ruleid: py-unsafe-reflection
    return other, globals()[name](writer, module)


def export_from_table():
    # ok: py-unsafe-reflection
    return FORMATS[request.args["format"]]()


def export_with_prefix(handler):
    action = request.args["action"]
    # ok: py-unsafe-reflection
    first = getattr(handler, "do_" + action)
    # ok: py-unsafe-reflection
    second = getattr(handler, f"on_{action}", None)
    # ok: py-unsafe-reflection
    third = getattr(reports, "as_csv")
    return first, second, third


def export_checked():
    name = request.args["format"]
    if name not in ("as_csv", "as_json"):
        abort(404)
    # ok: py-unsafe-reflection
    return getattr(reports, name)()
