import urllib.request
from urllib.parse import urlparse

import aiohttp
import httpx
import requests
from fastapi import APIRouter
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
router = APIRouter()
API = "https://api.example.com"
HOSTS = {"images.example.com", "cdn.example.com"}


@app.get("/fetch")
def fetch():
    url = request.args.get("url")
    # ruleid: py-ssrf
    answer = requests.get(url, timeout=5)
    return answer.content


@app.post("/hook")
def hook():
    body = request.get_json()
    # ruleid: py-ssrf
    requests.post(body["callback"], json={"state": "done"}, timeout=5)
    # ruleid: py-ssrf
    requests.request("GET", body["callback"], timeout=5)
    return "", 202


@app.get("/tenant")
def tenant():
    host = request.args["host"]
    # ruleid: py-ssrf
    answer = requests.get(f"https://{host}/status", timeout=5)
    # ruleid: py-ssrf
    with urllib.request.urlopen("http://" + host + "/health") as stream:
        return jsonify(status=answer.status_code, health=stream.status)


@router.get("/preview")
async def preview(url: str):
    async with httpx.AsyncClient() as client:
        # ruleid: py-ssrf
        answer = await client.get(url)
    async with aiohttp.ClientSession() as session:
        # ruleid: py-ssrf
        async with session.get(url) as other:
            return {"first": answer.status_code, "second": other.status}


def image(request):
    # ruleid: py-ssrf
    return urllib.request.urlopen(request.GET["image"])


@app.get("/user")
def user():
    number = request.args["number"]
    # ok: py-ssrf
    direct = requests.get(f"https://api.example.com/users/{number}", timeout=5)
    url = f"{API}/users/{number}"
    # ok: py-ssrf
    named = requests.get(url, timeout=5)
    return jsonify(direct.json(), named.json())


@app.get("/query")
def query():
    # ok: py-ssrf
    answer = requests.get("https://api.example.com/search", params={"q": request.args["q"]}, timeout=5)
    return jsonify(answer.json())


@app.get("/picture")
def picture():
    url = request.args["url"]
    parts = urlparse(url)
    if parts.scheme != "https" or parts.hostname not in HOSTS:
        abort(400)
    # ok: py-ssrf
    return requests.get(url, timeout=5, allow_redirects=False).content


@app.get("/cached")
def cached():
    cache = {"a": 1}
    # ok: py-ssrf
    return jsonify(cache.get(request.args["key"]))


@router.get("/page")
async def page(number: int):
    async with httpx.AsyncClient() as client:
        # ok: py-ssrf
        answer = await client.get(f"https://api.example.com/pages/{number}")
    return {"status": answer.status_code}
