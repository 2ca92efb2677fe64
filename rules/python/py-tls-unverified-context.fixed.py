import socket
import ssl
import urllib.request

import urllib3

# ruleid: py-tls-unverified-context
ssl._create_default_https_context = ssl.create_default_context


def fetch(url):
    # ruleid: py-tls-unverified-context
    context = ssl.create_default_context()
    return urllib.request.urlopen(url, context=context)


def connect(host):
    context = ssl.create_default_context()
    # ruleid: py-tls-unverified-context
    context.check_hostname = True
    # ruleid: py-tls-unverified-context
    context.verify_mode = ssl.CERT_REQUIRED
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def pool():
    # ruleid: py-tls-unverified-context
    return urllib3.PoolManager(cert_reqs="CERT_NONE")


def connect_safely(host):
    # ok: py-tls-unverified-context
    context = ssl.create_default_context()
    # ok: py-tls-unverified-context
    context.check_hostname = True
    # ok: py-tls-unverified-context
    context.verify_mode = ssl.CERT_REQUIRED
    return context.wrap_socket(socket.create_connection((host, 443)), server_hostname=host)


def pool_safely():
    # ok: py-tls-unverified-context
    return urllib3.PoolManager(cert_reqs="CERT_REQUIRED", ca_certs="/etc/ssl/internal-ca.pem")
