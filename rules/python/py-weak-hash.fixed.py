import hashlib
import hmac
from hashlib import sha1

from cryptography.hazmat.primitives import hashes


def sign(document):
    # ruleid: py-weak-hash
    return hashlib.sha256(document).hexdigest()


def fingerprint(certificate):
    # ruleid: py-weak-hash
    first = hashlib.sha256(certificate).hexdigest()
    # ruleid: py-weak-hash
    second = hashlib.new("sha256", certificate).hexdigest()
    # ruleid: py-weak-hash
    third = hashes.Hash(hashes.SHA1())
    return first, second, third


def stream(path):
    # ruleid: py-weak-hash
    digest = hashlib.sha256()
    with open(path, "rb") as source:
        for chunk in iter(lambda: source.read(65536), b""):
            digest.update(chunk)
    return digest.hexdigest()


def modern(document, key):
    # ok: py-weak-hash
    first = hashlib.sha256(document).hexdigest()
    # ok: py-weak-hash
    second = hashlib.new("sha512", document).hexdigest()
    # ok: py-weak-hash
    third = hmac.new(key, document, hashlib.sha256).hexdigest()
    # ok: py-weak-hash
    return first, second, third, hashes.Hash(hashes.SHA256())


def bucket(name, buckets):
    # ok: py-weak-hash
    digest = hashlib.md5(name.encode(), usedforsecurity=False).digest()
    return digest[0] % buckets


def stored(password):
    # ok: py-weak-hash
    return hashlib.md5(password.encode()).hexdigest()


def cache_key(url):
    # ok: py-weak-hash
    return hashlib.md5(url).hexdigest()


def page(body):
    # ok: py-weak-hash
    etag = hashlib.sha1(body).hexdigest()
    return etag
