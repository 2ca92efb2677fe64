import json

from bson import ObjectId
from flask import request


def login(users):
    body = request.get_json()
    # ruleid: py-nosql-injection
    user = users.find_one({"name": body["name"], "password": body["password"]})
    # ruleid: py-nosql-injection
    users.update_one({"name": request.json["name"]}, {"$set": {"seen": True}})
    return user


def search(db):
    wanted = json.loads(request.data)
    # ruleid: py-nosql-injection
    return list(db.articles.find(wanted))


async def starlette_view(request, collection):
    body = await request.json()
    # ruleid: py-nosql-injection
    return await collection.delete_many({"owner": body.get("owner")})


def plain(users, db):
    body = request.get_json()
    # ok: py-nosql-injection
    first = users.find_one({"name": str(body["name"])})
    # ok: py-nosql-injection
    second = users.find_one({"name": {"$eq": body["name"]}})
    # ok: py-nosql-injection
    third = users.find_one({"_id": ObjectId(body["id"])})
    # ok: py-nosql-injection
    fourth = db.articles.find({"year": int(body["year"])})
    return first, second, third, fourth


def from_form(users):
    # ok: py-nosql-injection
    return users.find_one({"name": request.form["name"]})


def text(page):
    # ok: py-nosql-injection
    return page.find(request.get_json()["word"])
