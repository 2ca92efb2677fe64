import aiohttp
import httpx
import requests
from requests import post


def fetch(url):
    # ruleid: py-tls-verify-off
    answer = requests.get(url, timeout=5, verify=True)
    # ruleid: py-tls-verify-off
    post(url, json={"seen": True}, verify=True)
    return answer


def fetch_with_session(url):
    session = requests.Session()
    # ruleid: py-tls-verify-off
    session.verify = True
    # ruleid: py-tls-verify-off
    return session.get(url, verify=True)


async def fetch_async(url):
    # ruleid: py-tls-verify-off
    async with httpx.AsyncClient(verify=True) as client:
        first = await client.get(url)
    # ruleid: py-tls-verify-off
    connector = aiohttp.TCPConnector(ssl=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        # ruleid: py-tls-verify-off
        async with session.get(url, ssl=True) as second:
            return first.status_code, second.status


def fetch_safely(url, bundle):
    # ok: py-tls-verify-off
    first = requests.get(url, timeout=5)
    # ok: py-tls-verify-off
    second = requests.get(url, timeout=5, verify="/etc/ssl/internal-ca.pem")
    # ok: py-tls-verify-off
    third = httpx.get(url, verify=True)
    # ok: py-tls-verify-off
    return first, second, third, requests.get(url, verify=bundle)


def read_tree(store, folder, node):
    # ok: py-tls-verify-off
    return store.get(folder, node, verify=False).read()


def check(form):
    # ok: py-tls-verify-off
    return form.save(verify=False)
