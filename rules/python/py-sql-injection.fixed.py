import psycopg2
from django.db import connection
from django.db.models.expressions import RawSQL
from flask import Flask, jsonify, request

from shop.models import Order

app = Flask(__name__)
db = psycopg2.connect("dbname=shop")


@app.get("/users")
def find_user():
    name = request.args.get("name")
    cursor = db.cursor()
    # ruleid: py-sql-injection
    cursor.execute("SELECT id, name FROM users WHERE name = %s", (name,))
    return jsonify(cursor.fetchall())


@app.get("/users/by-mail")
def find_by_mail():
    cursor = db.cursor()
    mail = request.args["mail"]
    # ruleid: py-sql-injection
    cursor.execute("SELECT id FROM users WHERE mail = %s", (mail,))
    return jsonify(cursor.fetchone())


@app.get("/orders")
def find_orders():
    state = request.values.get("state", "open")
    with db.cursor() as cursor:
        # ruleid: py-sql-injection
        cursor.execute("SELECT * FROM orders WHERE state = %s", (state,))
        return jsonify(cursor.fetchall())


@app.post("/orders/delete")
def delete_orders():
    payload = request.get_json()
    cursor = db.cursor()
    # ruleid: py-sql-injection
    cursor.execute("DELETE FROM orders WHERE customer = %s", (payload["customer"],))
    db.commit()
    return "", 204


@app.get("/report")
def report():
    column = request.args.get("sort")
    query = "SELECT day, total FROM sales"
    if column:
        query += " ORDER BY " + column
    cursor = db.cursor()
    # ruleid: py-sql-injection
    cursor.execute(query)
    return jsonify(cursor.fetchall())


def search(request):
    term = request.GET["q"]
    # ruleid: py-sql-injection
    orders = Order.objects.raw("SELECT * FROM shop_order WHERE note LIKE %s", (f"%{term}%",))
    with connection.cursor() as cursor:
        # ruleid: py-sql-injection
        cursor.execute("SELECT count(*) FROM shop_order WHERE note = %s", (term,))
    # ruleid: py-sql-injection
    return orders, Order.objects.annotate(hit=RawSQL(f"note = '{term}'", []))


@app.get("/users/parameter")
def find_user_with_parameter():
    name = request.args.get("name")
    cursor = db.cursor()
    # ok: py-sql-injection
    cursor.execute("SELECT id, name FROM users WHERE name = %s", (name,))
    return jsonify(cursor.fetchall())


@app.get("/users/number")
def find_user_by_number():
    number = int(request.args["number"])
    cursor = db.cursor()
    # ok: py-sql-injection
    cursor.execute(f"SELECT id, name FROM users WHERE id = {number}")
    return jsonify(cursor.fetchone())


TABLES = {"day": "sales_by_day", "month": "sales_by_month"}


@app.get("/sales")
def sales():
    span = request.args.get("span", "day")
    if span not in TABLES:
        return "unknown span", 400
    table = "sales_by_month" if span == "month" else "sales_by_day"
    cursor = db.cursor()
    # ok: py-sql-injection
    cursor.execute("SELECT * FROM " + table)
    return jsonify(cursor.fetchall())


def search_with_parameters(request):
    term = request.GET["q"]
    # ok: py-sql-injection
    return Order.objects.raw("SELECT * FROM shop_order WHERE note LIKE %s", [f"%{term}%"])


def migrate(cursor, version):
    # ok: py-sql-injection
    cursor.execute("UPDATE schema_version SET version = %s" % 7)
    # ok: py-sql-injection
    cursor.execute("SELECT 1")


@app.get("/users/mapped")
def mapped_users(session, users, select):
    statement = select(users).where(users.c.name == request.args["name"]).limit(request.args["limit"])
    # ok: py-sql-injection
    return jsonify(session.execute(statement).all())
