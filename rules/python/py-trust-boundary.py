from flask import Blueprint, abort, request, session

views = Blueprint("views", __name__)
LANGUAGES = {"de", "en", "fr"}


def remember():
    # ruleid: py-trust-boundary
    session["role"] = request.args["role"]
    # ruleid: py-trust-boundary
    session[request.form["key"]] = "on"
    # ruleid: py-trust-boundary
    session.update(theme=request.cookies.get("theme"))


def django_view(request):
    plan = request.POST.get("plan")
    # ruleid: py-trust-boundary
    request.session["plan"] = plan
    # ok: py-trust-boundary
    request.session["seen"] = True


def checked(users):
    language = request.args.get("language")
    if language not in LANGUAGES:
        abort(400)
    # ok: py-trust-boundary
    session["language"] = language
    # ok: py-trust-boundary
    session["page"] = int(request.args["page"])
    user = users.query.get(request.form["user"])
    # ok: py-trust-boundary
    session["user_id"] = user.id
