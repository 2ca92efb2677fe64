import json
import logging

from flask import request

logger = logging.getLogger(__name__)


def login():
    name = request.form["name"]
    # ruleid: py-log-injection
    logger.info("login of %s", name)
    # ruleid: py-log-injection
    logging.warning("no such user: " + name)
    # ruleid: py-log-injection
    logger.error(f"refused {name}")
    # ruleid: py-log-injection
    logger.info("login of %s from %s", name, request.headers.get("X-Forwarded-For"))


def login_shown():
    name = request.form["name"]
    # ok: py-log-injection
    logger.info("login of %r", name)
    # ok: py-log-injection
    logger.info("login of %s", repr(name))
    # ok: py-log-injection
    logger.info("login of %s", name.replace("\n", " ").replace("\r", " "))
    # ok: py-log-injection
    logger.info(json.dumps({"name": name}))
    # ok: py-log-injection
    logger.info("page %s", int(request.args["page"]))
    # ok: py-log-injection
    logger.info("login")


class Adapter:
    def send(self, request, timeout=None):
        # ok: py-log-injection
        logger.debug("sending %s", request.body)
