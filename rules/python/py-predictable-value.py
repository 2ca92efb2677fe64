import base64
import random
import secrets

from flask import make_response, session


def remember():
    answer = make_response("welcome back")
    mark = str(random.random())[2:]
    # ruleid: py-predictable-value
    answer.set_cookie("remember", mark, secure=True, httponly=True)
    # ruleid: py-predictable-value
    session["mark"] = base64.b64encode(random.randbytes(32))
    return answer


def seeded(user):
    generator = random.Random(user.id)
    # ruleid: py-predictable-value
    user.set_password("%08d" % generator.randint(0, 10**8))


def remember_safely():
    answer = make_response("welcome back")
    # ok: py-predictable-value
    answer.set_cookie("remember", secrets.token_urlsafe(32), secure=True, httponly=True)
    value = str(random.SystemRandom().getrandbits(128))
    # ok: py-predictable-value
    session["mark"] = value
    # ok: py-predictable-value
    answer.set_cookie("theme", "dark")
    return answer


def dice():
    # ok: py-predictable-value
    return random.randint(1, 6)


class Store:
    sessions = {}

    def open(self, user):
        key = random.getrandbits(64)
        # ruleid: py-predictable-value
        self.sessions[key] = user
        # ok: py-predictable-value
        self.sessions[secrets.token_hex(16)] = user
