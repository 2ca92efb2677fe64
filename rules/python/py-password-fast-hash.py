import hashlib
import hmac
import os

from argon2 import PasswordHasher

hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def store(password):
    # ruleid: py-password-fast-hash
    return hashlib.sha256(password.encode("utf-8")).hexdigest()


def store_with_salt(form):
    salt = os.urandom(16)
    # ruleid: py-password-fast-hash
    return salt, hashlib.sha512(salt + form.password.encode()).hexdigest()


def check(user, new_password):
    # ruleid: py-password-fast-hash
    return user.digest == hashlib.md5(new_password.encode()).hexdigest()


def from_json(body):
    # ruleid: py-password-fast-hash
    return hashlib.sha1(body["password"].encode()).hexdigest()


def store_slowly(password):
    # ok: py-password-fast-hash
    return hasher.hash(password)


def derive(password, salt):
    # ok: py-password-fast-hash
    return hashlib.scrypt(password.encode(), salt=salt, n=2**17, r=8, p=1, maxmem=2**28)


def derive_again(password, salt):
    # ok: py-password-fast-hash
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)


def digest(document, key):
    # ok: py-password-fast-hash
    first = hashlib.sha256(document).hexdigest()
    # ok: py-password-fast-hash
    return first, hmac.new(key, document, hashlib.sha256).hexdigest()
