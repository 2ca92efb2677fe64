import random
import secrets
import string
from random import randint

LETTERS = string.ascii_letters + string.digits


def invite(user):
    # ruleid: py-insecure-random
    user.reset_token = "".join(secrets.choice(LETTERS) for _ in range(32))
    # ruleid: py-insecure-random
    otp = secrets.SystemRandom().randint(100000, 999999)
    return user, otp


def make_password(length=12):
    characters = []
    for _ in range(length):
        # ruleid: py-insecure-random
        characters.append(secrets.choice(LETTERS))
    return "".join(characters)


def generate_session_id():
    # ruleid: py-insecure-random
    return "%032x" % secrets.randbits(128)


def keys():
    # ruleid: py-insecure-random
    api_key: str = "".join(secrets.SystemRandom().choices(LETTERS, k=40))
    # ruleid: py-insecure-random
    salt = secrets.token_bytes(16)
    return api_key, salt


def safe_token():
    # ok: py-insecure-random
    token = secrets.token_urlsafe(32)
    # ok: py-insecure-random
    password = "".join(secrets.choice(LETTERS) for _ in range(16))
    # ok: py-insecure-random
    pin_code = random.SystemRandom().randint(1000, 9999)
    return token, password, pin_code


def dice():
    # ok: py-insecure-random
    return random.randint(1, 6)


def sample_words(words):
    # ok: py-insecure-random
    tokens = random.sample(words, 10)
    # ok: py-insecure-random
    token_count = random.randint(5, 9)
    # ok: py-insecure-random
    random.shuffle(tokens)
    return tokens[:token_count]


def backoff(attempt):
    # ok: py-insecure-random
    delay = random.uniform(0, 2**attempt)
    return delay
