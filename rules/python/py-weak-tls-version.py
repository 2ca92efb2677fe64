import ssl
from OpenSSL import SSL


def old():
    # ruleid: py-weak-tls-version
    first = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # ruleid: py-weak-tls-version
    second = SSL.Context(SSL.SSLv3_METHOD)
    context = ssl.create_default_context()
    # ruleid: py-weak-tls-version
    context.minimum_version = ssl.TLSVersion.TLSv1
    return first, second, context


def new():
    # ok: py-weak-tls-version
    first = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # ok: py-weak-tls-version
    first.minimum_version = ssl.TLSVersion.TLSv1_2
    # ok: py-weak-tls-version
    return first, SSL.Context(SSL.TLS_METHOD)
