from urllib.parse import urlparse

from django.http import HttpResponseRedirect
from django.shortcuts import redirect as django_redirect
from django.utils.http import url_has_allowed_host_and_scheme
from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from flask import Flask, redirect, request, url_for

app = Flask(__name__)
router = APIRouter()


@app.get("/login")
def login():
    target = request.args.get("next")
    # ruleid: py-open-redirect
    return redirect(target or "/")


@app.get("/out")
def out():
    # ruleid: py-open-redirect
    return redirect("https://" + request.args["host"] + "/start")


@router.get("/go")
async def go(url: str):
    # ruleid: py-open-redirect
    return RedirectResponse(url=url)


def leave(request):
    target = request.GET.get("next", "/")
    if request.method == "POST":
        # ruleid: py-open-redirect
        return HttpResponseRedirect(target)
    # ruleid: py-open-redirect
    return django_redirect(target)


@app.get("/profile")
def profile():
    # ok: py-open-redirect
    return redirect(url_for("show", name=request.args["name"]))


@app.get("/item")
def item():
    # ok: py-open-redirect
    return redirect(f"/items/{request.args['id']}")


@app.get("/language")
def language():
    target = "/start?lang=" + request.args["lang"]
    # ok: py-open-redirect
    return redirect(target)


@app.get("/back")
def back():
    target = request.args.get("next", "/")
    if urlparse(target).netloc:
        target = "/"
    # ok: py-open-redirect
    return redirect(target)


def leave_checked(request):
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    # ok: py-open-redirect
    return django_redirect(target)


def leave_checked_inside(request):
    target = request.GET.get("next")
    if target and url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        # ok: py-open-redirect
        return django_redirect(target)
    # ok: py-open-redirect
    return django_redirect("home")


def leave():
    target = request.args["to"]
    try:
        parts = urlparse(target)
        if parts.netloc not in ("shop.example", "help.example") or parts.scheme != "https":
            return "no such page"
    except ValueError:
        return "no such page"
    # ok: py-open-redirect
    return redirect(target)


def leave(request):
    # ok: py-open-redirect
    return HTTPSeeOther(location=request.route_path("account", name=request.GET["name"]))
