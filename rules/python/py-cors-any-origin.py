from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, make_response, request
from flask_cors import CORS, cross_origin

app = Flask(__name__)
# ruleid: py-cors-any-origin
CORS(app, origins="*", supports_credentials=True)
# ruleid: py-cors-any-origin
CORS(app, supports_credentials=True)
# ok: py-cors-any-origin
CORS(app, origins=["https://shop.example"], supports_credentials=True)
# ok: py-cors-any-origin
CORS(app)

api = FastAPI()
# ruleid: py-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])
# ok: py-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=["https://shop.example"], allow_credentials=True)
# ok: py-cors-any-origin
api.add_middleware(CORSMiddleware, allow_origins=["*"])


@app.route("/orders")
@cross_origin(origins=["https://shop.example"], supports_credentials=True)
def orders():
    answer = make_response("[]")
    # ruleid: py-cors-any-origin
    answer.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")
    return answer


def settings():
    # ruleid: py-cors-any-origin
    CORS_ALLOW_ALL_ORIGINS = True
    CORS_ALLOW_CREDENTIALS = True
    return CORS_ALLOW_ALL_ORIGINS, CORS_ALLOW_CREDENTIALS


def public_settings():
    # ok: py-cors-any-origin
    CORS_ALLOW_ALL_ORIGINS = True
    return CORS_ALLOW_ALL_ORIGINS
