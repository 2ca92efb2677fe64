import pandas as pd
from flask import Flask, jsonify, request
from sqlalchemy import create_engine, select, text
from sqlalchemy.orm import Session

from shop.models import Customer, Order

app = Flask(__name__)
engine = create_engine("postgresql:///shop")


@app.get("/customers")
def customers():
    city = request.args["city"]
    with Session(engine) as session:
        # ruleid: py-sql-injection-orm
        rows = session.execute(text(f"SELECT * FROM customer WHERE city = '{city}'"))
        return jsonify([row.name for row in rows])


@app.get("/customers/sorted")
def customers_sorted():
    order = request.args.get("order", "name")
    with Session(engine) as session:
        # ruleid: py-sql-injection-orm
        query = select(Customer).order_by(text(order + " DESC"))
        return jsonify([row.name for row in session.scalars(query)])


@app.get("/export")
def export():
    where = "state = '%s'" % request.args["state"]
    # ruleid: py-sql-injection-orm
    frame = pd.read_sql("SELECT * FROM orders WHERE " + where, engine)
    return frame.to_csv()


def order_list(request):
    # ruleid: py-sql-injection-orm
    return Order.objects.extra(where=["note = '%s'" % request.GET["note"]])


@app.get("/customers/bound")
def customers_bound():
    city = request.args["city"]
    with Session(engine) as session:
        # ok: py-sql-injection-orm
        rows = session.execute(text("SELECT * FROM customer WHERE city = :city"), {"city": city})
        return jsonify([row.name for row in rows])


@app.get("/customers/mapped")
def customers_mapped():
    with Session(engine) as session:
        # ok: py-sql-injection-orm
        query = select(Customer).where(Customer.city == request.args["city"])
        return jsonify([row.name for row in session.scalars(query)])


@app.get("/customers/page")
def customers_page():
    page = int(request.args.get("page", 0))
    with Session(engine) as session:
        # ok: py-sql-injection-orm
        rows = session.execute(text(f"SELECT * FROM customer LIMIT 20 OFFSET {page * 20}"))
        return jsonify([row.name for row in rows])


def order_list_bound(request):
    # ok: py-sql-injection-orm
    return Order.objects.extra(where=["note = %s"], params=[request.GET["note"]])
