from bson.code import Code
from flask import request


def older(db):
    age = request.args["age"]
    # ruleid: py-nosql-code-injection
    first = db.people.find({"$where": "this.age > " + age})
    # ruleid: py-nosql-code-injection
    second = db.people.find({"$where": Code(f"this.age > {age}")})
    return first, second


def reduced(db):
    field = request.args.get("field")
    # ruleid: py-nosql-code-injection
    return db.people.map_reduce("function () { emit(this.%s, 1) }" % field, "function (k, v) { return v.length }", "out")


def with_operators(db):
    # ok: py-nosql-code-injection
    first = db.people.find({"age": {"$gt": int(request.args["age"])}})
    # ok: py-nosql-code-injection
    second = db.people.find({"$where": "this.age > this.limit"})
    number = int(request.args["age"])
    # ok: py-nosql-code-injection
    third = db.people.find({"$where": f"this.age > {number}"})
    return first, second, third
