import string

import jinja2
from flask import Flask, render_template, render_template_string, request
from jinja2 import Environment, Template

app = Flask(__name__)
jinja_env = Environment(autoescape=True)


@app.route("/hello")
def hello():
    name = request.args.get("name")
    # ruleid: py-template-injection
    return render_template_string(f"<h1>Hello {name}</h1>")


@app.route("/card")
def card():
    text = "Dear " + request.form["name"] + ", you owe {{ amount }}."
    # ruleid: py-template-injection
    return Template(text).render(amount=3)


@app.route("/preview", methods=["POST"])
def preview():
    # ruleid: py-template-injection
    page = jinja_env.from_string(request.form["template"])
    # ruleid: py-template-injection
    other = jinja2.Environment().from_string(request.form["template"])
    return page.render() + other.render()


@app.route("/hello/value")
def hello_value():
    # ok: py-template-injection
    return render_template_string("<h1>Hello {{ name }}</h1>", name=request.args.get("name"))


@app.route("/hello/file")
def hello_file():
    # ok: py-template-injection
    return render_template("hello.html", name=request.args.get("name"))


@app.route("/card/value")
def card_value():
    # ok: py-template-injection
    return Template("Dear {{ name }}", autoescape=True).render(name=request.form["name"])


@app.route("/letter")
def letter():
    # ok: py-template-injection
    return string.Template(request.args["text"]).safe_substitute(day="Monday")
