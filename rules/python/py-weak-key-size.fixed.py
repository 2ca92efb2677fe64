from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa


def keys():
    # ruleid: py-weak-key-size
    first = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    # ruleid: py-weak-key-size
    second = RSA.generate(3072)
    # ok: py-weak-key-size
    third = RSA.generate(4096)
    # ok: py-weak-key-size
    fourth = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    # ok: py-weak-key-size
    return first, second, third, fourth, ec.generate_private_key(ec.SECP256R1())
