from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, quote, urlparse
from wsgiref.headers import Headers

from flask import make_response, request


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        language = query["language"][0]
        self.send_response(200)
        # ruleid: py-header-injection
        self.send_header("Content-Language", language)
        # ok: py-header-injection
        self.send_header("Content-Type", "text/html")
        # ok: py-header-injection
        self.send_header("X-Language", quote(language))
        # ok: py-header-injection
        self.send_header("X-Name", language.replace("\n", " ").replace("\r", " "))
        self.end_headers()


def application(environ, start_response):
    target = environ.get("QUERY_STRING", "")
    # ruleid: py-header-injection
    start_response("302 Found", [("Location", "/start?" + target)])
    return []


def quiet(environ, start_response):
    # ok: py-header-injection
    start_response("200 OK", [("Content-Type", "text/plain")])
    headers = Headers([])
    # ruleid: py-header-injection
    headers.add_header("X-Agent", environ["HTTP_USER_AGENT"])
    # ok: py-header-injection
    headers.add_header("X-Length", str(int(environ.get("HTTP_X_LENGTH", "0"))))
    return []


def flask_refuses_line_breaks():
    answer = make_response("ok")
    # ok: py-header-injection
    answer.headers["X-Name"] = request.args["name"]
    return answer
