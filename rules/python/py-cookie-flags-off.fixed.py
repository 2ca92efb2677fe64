from flask import Flask, make_response

app = Flask(__name__)
# ruleid: py-cookie-flags-off
app.config["SESSION_COOKIE_SECURE"] = True
# ruleid: py-cookie-flags-off
app.config.update(SESSION_COOKIE_HTTPONLY=True, SESSION_COOKIE_SAMESITE="Lax")

# ruleid: py-cookie-flags-off
CSRF_COOKIE_SECURE = True
# ok: py-cookie-flags-off
SESSION_COOKIE_SECURE = True
# ok: py-cookie-flags-off
CSRF_COOKIE_HTTPONLY = False
# ok: py-cookie-flags-off
SESSION_SAVE_EVERY_REQUEST = False


def login(token, secure):
    response = make_response("welcome")
    # ruleid: py-cookie-flags-off
    response.set_cookie("session", token, secure=True, httponly=True)
    # ruleid: py-cookie-flags-off
    response.set_cookie("session", token, secure=True, httponly=True)
    # ok: py-cookie-flags-off
    response.set_cookie("session", token, secure=True, httponly=True)
    # ok: py-cookie-flags-off
    response.set_cookie("csrftoken", token, secure=True, httponly=False)
    # ok: py-cookie-flags-off
    response.set_cookie("session", token, secure=secure, httponly=True)
    return response
