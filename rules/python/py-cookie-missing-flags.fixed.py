from flask import Flask, make_response, redirect, request

app = Flask(__name__)
SECURE = True


@app.post("/login")
def login():
    response = make_response(redirect("/"))
    # ruleid: py-cookie-missing-flags
    response.set_cookie("session", issue_token(request.form["user"]), secure=True, httponly=True, samesite="Lax")
    # ruleid: py-cookie-missing-flags
    response.set_cookie("theme", "dark", max_age=86400, samesite="Strict", secure=True, httponly=True)
    # ruleid: py-cookie-missing-flags
    response.set_cookie("remember_token", "t", httponly=True, secure=True)
    # ruleid: py-cookie-missing-flags
    response.set_cookie("auth", "t", secure=True, samesite="Lax", httponly=True)
    return response


@app.post("/login/safe")
def login_safe():
    response = make_response(redirect("/"))
    # ok: py-cookie-missing-flags
    response.set_cookie("session", issue_token("ada"), secure=True, httponly=True, samesite="Lax")
    # ok: py-cookie-missing-flags
    response.set_cookie("session", issue_token("ada"), secure=SECURE, httponly=True)
    # ok: py-cookie-missing-flags
    response.set_cookie("theme", "dark", secure=True)
    # ok: py-cookie-missing-flags
    response.set_cookie("csrf_token", "t", secure=True, samesite="Strict")
    # ok: py-cookie-missing-flags
    response.set_cookie("session", "", max_age=0)
    # ok: py-cookie-missing-flags
    response.delete_cookie("session")
    return response


def with_options(response, options):
    # ok: py-cookie-missing-flags
    response.set_cookie("session", "t", **options)


def issue_token(user):
    return user + "-token"
