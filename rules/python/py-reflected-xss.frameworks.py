import cgi
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlparse

import cherrypy
import tornado.web
from aiohttp import web
from markupsafe import escape
from pyramid.response import Response
from sanic.response import html


class Page(tornado.web.RequestHandler):
    def get(self):
        name = self.get_argument("name")
        # ruleid: py-reflected-xss
        self.write("<h1>" + name + "</h1>")
        # ok: py-reflected-xss
        self.write(escape(name))
        # ok: py-reflected-xss
        self.write({"name": name})


class Plain(BaseHTTPRequestHandler):
    def do_GET(self):
        query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        # ruleid: py-reflected-xss
        self.wfile.write(("<p>" + query["q"][0]).encode())

    def do_POST(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        # ok: py-reflected-xss
        self.wfile.write(self.rfile.read(10))


class Root:
    @cherrypy.expose
    def index(self, name="you"):
        # ruleid: py-reflected-xss
        return "<b>%s</b>" % name


def application(environ, start_response):
    query = environ["QUERY_STRING"]
    start_response("200 OK", [("Content-Type", "text/html")])
    # ruleid: py-reflected-xss
    return [query.encode()]


def pyramid_view(request):
    # ruleid: py-reflected-xss
    return Response("<p>" + request.params["q"])


async def aiohttp_view(request):
    # ruleid: py-reflected-xss
    first = web.Response(text="<p>" + request.query["q"], content_type="text/html")
    # ok: py-reflected-xss
    second = web.Response(text=request.query["q"])
    return first, second


async def sanic_view(request):
    # ruleid: py-reflected-xss
    return html(f"<p>{request.args.get('q')}</p>")


def script():
    form = cgi.FieldStorage()
    # ruleid: py-reflected-xss
    print("<p>" + form.getvalue("q"))


class Falcon:
    def on_get(self, req, resp, name):
        # ok: py-reflected-xss
        resp.text = name

    def on_post(self, req, resp):
        resp.content_type = "text/html"
        # ruleid: py-reflected-xss
        resp.text = "<p>" + req.get_param("q")
