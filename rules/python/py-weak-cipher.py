import os

from Crypto.Cipher import AES, ARC4, DES3, DES as OldCipher
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt_card(key, number):
    # ruleid: py-weak-cipher
    cipher = OldCipher.new(key, OldCipher.MODE_CBC, os.urandom(8))
    return cipher.encrypt(number)


def encrypt_stream(key, data):
    # ruleid: py-weak-cipher
    first = ARC4.new(key).encrypt(data)
    # ruleid: py-weak-cipher
    second = DES3.new(key, DES3.MODE_CBC, os.urandom(8))
    return first + second.encrypt(data)


def encrypt_blocks(key, data):
    # ruleid: py-weak-cipher
    return AES.new(key, AES.MODE_ECB).encrypt(data)


def encrypt_more(key, data):
    # ruleid: py-weak-cipher
    cipher = Cipher(algorithms.AES(key), modes.ECB())
    # ruleid: py-weak-cipher
    other = Cipher(algorithms.TripleDES(key), modes.CBC(os.urandom(8)))
    return cipher.encryptor().update(data) + other.encryptor().update(data)


def encrypt_well(key, data, user):
    nonce = os.urandom(12)
    # ok: py-weak-cipher
    return nonce + AESGCM(key).encrypt(nonce, data, user)


def encrypt_with_pycryptodome(key, data):
    # ok: py-weak-cipher
    cipher = AES.new(key, AES.MODE_GCM)
    text, tag = cipher.encrypt_and_digest(data)
    return cipher.nonce + tag + text


def encrypt_counter(key, data):
    nonce = os.urandom(16)
    # ok: py-weak-cipher
    cipher = Cipher(algorithms.AES(key), modes.CTR(nonce))
    return nonce + cipher.encryptor().update(data)
