import os
import shutil
from pathlib import Path

from flask import Flask, abort, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
UPLOADS = "/srv/uploads"
ROOT = Path("/srv/uploads")


@app.get("/note")
def note():
    name = request.args.get("name")
    # ruleid: py-path-traversal
    with open(os.path.join(UPLOADS, name)) as stream:
        return stream.read()


@app.get("/picture")
def picture():
    name = request.args["name"]
    # ruleid: py-path-traversal
    return send_file(os.path.join(UPLOADS, name))


@app.get("/draft/<path:name>")
def draft(name):
    # ruleid: py-path-traversal
    return (ROOT / name).read_text()


@app.post("/upload")
def upload():
    upload = request.files["file"]
    target = os.path.join(UPLOADS, upload.filename)
    # ruleid: py-path-traversal
    upload.save(target)
    return "", 201


@app.post("/delete")
def delete():
    path = f"{UPLOADS}/{request.form['name']}"
    # ruleid: py-path-traversal
    os.remove(path)
    # ruleid: py-path-traversal
    shutil.rmtree(UPLOADS + "/thumbs/" + request.form["name"])
    return "", 204


def template(request):
    # ruleid: py-path-traversal
    return Path(request.GET["template"]).read_text()


@app.get("/note/name-only")
def note_name_only():
    name = os.path.basename(request.args["name"])
    # ok: py-path-traversal
    with open(os.path.join(UPLOADS, name)) as stream:
        return stream.read()


@app.post("/upload/safe")
def upload_safe():
    upload = request.files["file"]
    # ok: py-path-traversal
    upload.save(os.path.join(UPLOADS, secure_filename(upload.filename)))
    return "", 201


@app.get("/draft/safe/<path:name>")
def draft_safe(name):
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        abort(404)
    # ok: py-path-traversal
    return path.read_text()


@app.get("/report")
def report():
    path = os.path.realpath(os.path.join(UPLOADS, request.args["name"]))
    if not path.startswith(UPLOADS + os.sep):
        abort(404)
    # ok: py-path-traversal
    with open(path) as stream:
        return stream.read()


@app.get("/draft/text/<path:name>")
def draft_as_text(name):
    path = (ROOT / name).resolve()
    if not str(path).startswith(str(ROOT)):
        return "No such draft", 404
    # ok: py-path-traversal
    return path.read_text()


@app.get("/leaflet")
def leaflet():
    name = request.args["name"]
    if ".." in name:
        abort(400)
    # ok: py-path-traversal
    with open(f"{UPLOADS}/{name}") as stream:
        return stream.read()


@app.get("/leaflet/joined")
def leaflet_joined():
    name = request.args["name"]
    if ".." in name:
        abort(400)
    # ruleid: py-path-traversal
    with open(os.path.join(UPLOADS, name)) as stream:
        return stream.read()


@app.get("/picture/safe")
def picture_safe():
    # ok: py-path-traversal
    return send_from_directory(UPLOADS, request.args["name"])


@app.get("/page")
def page():
    number = int(request.args["number"])
    # ok: py-path-traversal
    with open(f"/srv/pages/{number}.txt") as stream:
        return stream.read()


@app.post("/import")
def import_rows():
    rows = request.files["file"].read().decode("utf-8")
    # ok: py-path-traversal
    with open("/srv/import/latest.csv", "w") as stream:
        stream.write(rows)
    return "", 204


def invited(request):
    # ok: py-path-traversal
    return User.objects.order_by("id").filter(email=request.GET["email"]).exists()


def stored(request):
    p = pathlib.Path("/srv/shop") / request.GET["name"]
    # ruleid: py-path-traversal
    return p.exists()
