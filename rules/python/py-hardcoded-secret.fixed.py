import os

import psycopg2
from flask import Flask

app = Flask(__name__)
# ruleid: py-hardcoded-secret
DB_PASSWORD = os.environ["DB_PASSWORD"]
# ruleid: py-hardcoded-secret
PAYMENT_API_KEY = os.environ["PAYMENT_API_KEY"]
# ruleid: py-hardcoded-secret
app.config["SECRET_KEY"] = "b9c1e24f7a6d4e0c8f"
# ruleid: py-hardcoded-secret
app.secret_key = "k2l9s7d6f5g4h3j2"


def connect():
    # ruleid: py-hardcoded-secret
    return psycopg2.connect(host="db.internal", user="shop", password="w1nter-Sale-24")


def is_admin(password):
    # ruleid: py-hardcoded-secret
    return password == "letmein2024!"


def storage():
    # ruleid: py-hardcoded-secret
    return {"key_id": "AKIAQ7ZLM2X4R9VTB3KC"}


# ok: py-hardcoded-secret
MAIL_PASSWORD = os.environ["MAIL_PASSWORD"]
# ok: py-hardcoded-secret
DEFAULT_PASSWORD = ""
# ok: py-hardcoded-secret
API_KEY = "<your-key-2-here>"
# ok: py-hardcoded-secret
STRIPE_SECRET = "changeme-123456"
# ok: py-hardcoded-secret
PASSWORD_FIELD = "password_input_2"
# ok: py-hardcoded-secret
TOKEN_URL = "https://login.example.com/oauth2/token"
# ok: py-hardcoded-secret
SECRET_KEY = "{{ secret_key_2 }}"
# ok: py-hardcoded-secret
password_label = "Enter password 2 times"


def connect_from_environment(settings):
    # ok: py-hardcoded-secret
    return psycopg2.connect(host="db.internal", user="shop", password=settings.password)


def is_empty(password):
    # ok: py-hardcoded-secret
    return password == "" or password is None
