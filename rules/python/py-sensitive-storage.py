import base64
import json
from pathlib import Path

import flask
from cryptography.fernet import Fernet

FOLDER = Path("exports")


def keep(patient):
    with open("exports/latest.json", "w") as file:
        # ruleid: py-sensitive-storage
        json.dump({"person": {"ssn": patient.ssn}}, file)
        # ruleid: py-sensitive-storage
        file.write(base64.b64encode(patient.ssn.encode()).decode())
        # ok: py-sensitive-storage
        file.write(patient.id)
    # ruleid: py-sensitive-storage
    (FOLDER / patient.id).write_text(summary_of(patient))


def summary_of(patient):
    return f"{patient.name}: {patient.ssn}"


def table(writer, patients):
    for patient in patients:
        # ruleid: py-sensitive-storage
        writer.writerow([patient.id, patient.ssn])


def remote(s3, redis, card, vault):
    # ruleid: py-sensitive-storage
    s3.put_object(Bucket="cards", Key="one", Body=card.card_number)
    # ruleid: py-sensitive-storage
    redis.set("card", json.dumps({"number": card.card_number}))
    # ok: py-sensitive-storage
    redis.set("card", vault.tokenize(card.card_number))
    # ok: py-sensitive-storage
    redis.set("last", card.card_number[-4:])


def cookie(response, form):
    # ruleid: py-sensitive-storage
    response.set_cookie("password", form.password)
    # ruleid: py-sensitive-storage
    flask.session["password"] = form.password
    # ok: py-sensitive-storage
    flask.session["user"] = form.user


def encrypted(patient, key):
    # ok: py-sensitive-storage
    (FOLDER / patient.id).write_bytes(Fernet(key).encrypt(patient.ssn.encode()))
    # In memory.
    buffer = io.StringIO()
    # ok: py-sensitive-storage
    buffer.write(patient.ssn)
    return buffer
