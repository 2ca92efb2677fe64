import importlib
import json
import re
from ast import literal_eval

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/calculate")
def calculate():
    formula = request.args.get("formula")
    # ruleid: py-code-injection
    return jsonify(result=eval(formula))


@app.post("/filter")
def filter_rows():
    body = request.get_json()
    condition = "row['price'] " + body["condition"]
    rows = [{"price": 3}, {"price": 7}]
    # ruleid: py-code-injection
    return jsonify([row for row in rows if eval(condition, {}, {"row": row})])


@app.post("/plugin")
def plugin():
    # ruleid: py-code-injection
    exec(request.data)
    # ok: py-code-injection
    module = importlib.import_module("plugins." + request.args["name"])
    return module.__name__


def report(request):
    # ruleid: py-code-injection
    program = compile(request.POST["program"], "<report>", "exec")
    return program


def ask():
    # ruleid: py-code-injection
    return eval(input("Number: "))


@app.get("/literal")
def literal():
    # ok: py-code-injection
    return jsonify(literal_eval(request.args["value"]))


@app.post("/rules")
def rules():
    # ok: py-code-injection
    return jsonify(json.loads(request.data))


@app.get("/number")
def number():
    # ok: py-code-injection
    return jsonify(eval("6 * 7"))


@app.get("/match")
def match():
    # ok: py-code-injection
    pattern = re.compile(re.escape(request.args["word"]))
    return jsonify(bool(pattern.search("some text")))


def train(model, frame, request):
    # ok: py-code-injection
    model.eval()
    # ok: py-code-injection
    return model.predict(request.GET["features"])


def quoted():
    literal = request.args["text"]
    if not literal.startswith("'") or not literal.endswith("'") or "'" in literal[1:-1]:
        return "a text in quotes is needed"
    # ok: py-code-injection
    return eval(literal)
