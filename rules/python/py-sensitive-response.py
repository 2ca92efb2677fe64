import flask
from django.http import JsonResponse
from fastapi import FastAPI
from rest_framework.response import Response

app = FastAPI()
site = flask.Flask(__name__)


@app.get("/patients/{patient_id}")
def read_patient(patient_id: str):
    patient = patients.get(patient_id)
    # ruleid: py-sensitive-response
    return {"name": patient.name, "ssn": patient.ssn}


@app.get("/patients/{patient_id}/public")
def read_public(patient_id: str):
    patient = patients.get(patient_id)
    # ok: py-sensitive-response
    return {"name": patient.name, "has_ssn": bool(patient.ssn)}


@site.route("/cards/<number>")
def read_card(number):
    order = orders.get(number)
    # ruleid: py-sensitive-response
    return flask.jsonify(total=order.total, card=order.card_number)


@site.route("/cards/<number>/last")
def read_last(number):
    order = orders.get(number)
    # ok: py-sensitive-response
    return flask.jsonify(total=order.total, card=order.card_number[-4:])


def as_json(user):
    return {"id": user.id, "password": user.password}


def detail(request, user_id):
    user = User.objects.get(id=user_id)
    # ruleid: py-sensitive-response
    return JsonResponse(as_json(user))


class Details:
    def get(self, request, user_id):
        user = find(user_id)
        answer = {"id": user.id}
        # ok: py-sensitive-response
        return Response(answer)

    def post(self, request, user_id):
        user = find(user_id)
        # ok: py-sensitive-response
        return Response({"valid": check(user, request.data["password"])})


def inner(user):
    # Not an answer.
    # ok: py-sensitive-response
    return user.password
