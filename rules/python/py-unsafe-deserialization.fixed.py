import base64
import json
import marshal
import pickle
import shelve
from pickle import loads

import requests
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.post("/cart")
def cart():
    # ruleid: py-unsafe-deserialization
    items = json.loads(base64.b64decode(request.form["cart"]))
    return jsonify(len(items))


@app.get("/session")
def session():
    cookie = request.cookies.get("session")
    data = base64.urlsafe_b64decode(cookie)
    # ruleid: py-unsafe-deserialization
    return jsonify(user=json.loads(data)["user"])


@app.post("/model")
def model():
    # ruleid: py-unsafe-deserialization
    weights = json.load(request.files["model"])
    # ruleid: py-unsafe-deserialization
    code = json.loads(request.data)
    return jsonify(str(weights), str(code))


@app.get("/shelf")
def shelf():
    # ruleid: py-unsafe-deserialization
    with shelve.open(request.args["shelf"]) as entries:
        return jsonify(list(entries))


def refresh():
    answer = requests.get("http://cache.example.com/index", timeout=5)
    # ruleid: py-unsafe-deserialization
    return json.loads(answer.content)


def receive(connection):
    # ruleid: py-unsafe-deserialization
    return json.loads(connection.recv(4096))


@app.post("/cart/json")
def cart_json():
    # ok: py-unsafe-deserialization
    items = json.loads(request.form["cart"])
    return jsonify(len(items))


def restore():
    with open("/var/cache/shop/index.pickle", "rb") as stream:
        # ok: py-unsafe-deserialization
        return pickle.load(stream)


@app.get("/session/copy")
def copy():
    # ok: py-unsafe-deserialization
    return jsonify(size=len(pickle.dumps(request.args.get("text"))))


def round_trip(order):
    # ok: py-unsafe-deserialization
    return pickle.loads(pickle.dumps(order))
