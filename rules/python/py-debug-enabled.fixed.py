import asyncio
import os

from fastapi import FastAPI
from flask import Flask

# ruleid: py-debug-enabled
DEBUG = False
ALLOWED_HOSTS = ["shop.example.com"]
INSTALLED_APPS = ["django.contrib.admin", "shop"]

app = Flask(__name__)
# ruleid: py-debug-enabled
api = FastAPI(debug=False)
# ruleid: py-debug-enabled
app.config["DEBUG"] = False
# ruleid: py-debug-enabled
app.debug = False


async def job():
    await asyncio.sleep(1)


class Options:
    # ok: py-debug-enabled
    debug = True


def print_line(text, debug=False):
    # ok: py-debug-enabled
    return text.run(debug=debug)


def serve():
    # ok: py-debug-enabled
    app.run(host="127.0.0.1", debug=False)
    # ok: py-debug-enabled
    app.run(debug=os.environ.get("SHOP_DEBUG") == "1")
    # ok: py-debug-enabled
    asyncio.run(job(), debug=True)
    # ok: py-debug-enabled
    FastAPI(title="shop")


if __name__ == "__main__":
    # ruleid: py-debug-enabled
    app.run(host="0.0.0.0", port=8080, debug=False)
