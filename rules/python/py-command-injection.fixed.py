import os
import subprocess
from subprocess import Popen, check_output

from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/ping")
def ping():
    host = request.args.get("host")
    # ruleid: py-command-injection
    subprocess.run(["ping", "-c", "1", host], check=False)
    return "done"


@app.get("/lookup")
def lookup():
    domain = request.args["domain"]
    # ruleid: py-command-injection
    answer = subprocess.check_output(["dig", "+short", domain])
    return answer


@app.post("/archive")
def archive():
    options = request.get_json()
    command = "tar -czf /backup/out.tgz {}".format(options["folder"])
    # ruleid: py-command-injection
    process = Popen(command, stdout=subprocess.PIPE, shell=True)
    return jsonify(code=process.wait())


@app.get("/disk")
def disk():
    # ruleid: py-command-injection
    with os.popen("du -sh '%s'" % request.args["folder"]) as stream:
        return stream.read()


@app.get("/shell")
def shell():
    script = request.args["script"]
    # ruleid: py-command-injection
    subprocess.run(["/bin/sh", "-c", script], check=True)
    # ruleid: py-command-injection
    subprocess.run([request.args["tool"], "--version"], check=True)
    return "done"


def convert(request):
    name = request.POST["name"]
    # ruleid: py-command-injection
    return subprocess.call(["convert", name])


@app.get("/ping/list")
def ping_with_list():
    host = request.args.get("host")
    # ok: py-command-injection
    subprocess.run(["ping", "-c", "1", "--", host], check=True)
    return "done"


@app.get("/lookup/quoted")
def lookup_quoted():
    domain = shlex_quote(request.args["domain"])
    # ok: py-command-injection
    return check_output(["dig", "+short", domain])


@app.get("/wait")
def wait():
    seconds = int(request.args.get("seconds", "1"))
    # ok: py-command-injection
    os.system(f"sleep {seconds}")
    return "done"


def backup():
    # ok: py-command-injection
    subprocess.run("pg_dump shop | gzip > /backup/shop.gz", shell=True, check=True)


def shlex_quote(value):
    import shlex

    return shlex.quote(value)


@app.get("/count")
def count():
    import shlex

    word = request.args["word"]
    # ok: py-command-injection
    return check_output("grep -c " + shlex.quote(word) + " /srv/book.txt | head -1", shell=True)


def filled(windows):
    arguments = []
    if windows:
        arguments.append("cmd.exe")
        arguments.append("/c")
    else:
        arguments.append("sh")
        arguments.append("-c")
    arguments.append("echo " + request.args["text"])
    # ruleid: py-command-injection
    return subprocess.run(arguments, capture_output=True)


def filled_without_shell():
    arguments = []
    arguments.append("echo")
    arguments.append(request.args["text"])
    # ok: py-command-injection
    return subprocess.run(arguments, capture_output=True)
