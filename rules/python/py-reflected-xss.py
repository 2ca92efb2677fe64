import html
import json

from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from flask import Flask, Response, jsonify, make_response, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    # ruleid: py-reflected-xss
    return f"<h1>Hello {name}</h1>"


@app.route("/echo")
def echo():
    text = "<p>" + request.args["text"] + "</p>"
    # ruleid: py-reflected-xss
    return text


@app.route("/search")
def search():
    # ruleid: py-reflected-xss
    return "Nothing found for %s" % request.args["q"], 404


@app.route("/made")
def made():
    body = "<b>{}</b>".format(request.form["body"])
    # ruleid: py-reflected-xss
    response = make_response(body)
    # ruleid: py-reflected-xss
    other = Response("<i>" + request.form["body"] + "</i>", mimetype="text/html")
    return response or other


@app.route("/greeting")
def greeting():
    # ruleid: py-reflected-xss
    return render_template("greeting.html", name=Markup(request.args["name"]))


def profile(request):
    nick = request.GET["nick"]
    # ruleid: py-reflected-xss
    badge = mark_safe("<b>" + nick + "</b>")
    # ruleid: py-reflected-xss
    return HttpResponse("<h1>" + nick + "</h1>" + badge)


@app.route("/hello/escaped")
def hello_escaped():
    # ok: py-reflected-xss
    return f"<h1>Hello {escape(request.args['name'])}</h1>"


@app.route("/hello/escaped-too")
def hello_escaped_too():
    name = html.escape(request.args["name"])
    # ok: py-reflected-xss
    return "<h1>Hello " + name + "</h1>"


@app.route("/hello/template")
def hello_template():
    # ok: py-reflected-xss
    return render_template("hello.html", name=request.args["name"])


@app.route("/hello/json")
def hello_json():
    # ok: py-reflected-xss
    return jsonify(name=request.args["name"])


@app.route("/hello/dict")
def hello_dict():
    answer = {"name": request.args["name"]}
    # ok: py-reflected-xss
    return answer


@app.route("/hello/text")
def hello_text():
    # ok: py-reflected-xss
    return Response(json.dumps({"name": request.args["name"]}), mimetype="application/json")


@app.route("/square")
def square():
    number = int(request.args["number"])
    # ok: py-reflected-xss
    return f"<b>{number * number}</b>"


def profile_escaped(request):
    # ok: py-reflected-xss
    badge = format_html("<b>{}</b>", request.GET["nick"])
    # ok: py-reflected-xss
    return JsonResponse({"badge": badge})
