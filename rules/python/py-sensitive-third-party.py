import hashlib
import json
import urllib.request

import httpx
import requests
import sentry_sdk
from django.core.mail import send_mail
from openai import OpenAI

from settings import API_URL, INSIGHTS_URL, REGISTRY_URL

model = OpenAI()


def count_visit(patient):
    # ruleid: py-sensitive-third-party
    requests.post(INSIGHTS_URL, json={"visitor": {"number": patient.ssn}}, timeout=10)
    body = json.dumps({"visitor": patient.ssn}).encode()
    # ruleid: py-sensitive-third-party
    httpx.post(INSIGHTS_URL, content=body, timeout=10)
    # ruleid: py-sensitive-third-party
    urllib.request.urlopen(urllib.request.Request(INSIGHTS_URL, data=body))
    # ruleid: py-sensitive-third-party
    requests.get(f"https://registry.example.com/people/{patient.ssn}", timeout=10)


def claim_of(patient):
    return {"kind": "claim", "diagnosis": patient.diagnosis}


def claim(patient):
    with httpx.Client() as client:
        # ruleid: py-sensitive-third-party
        client.post(REGISTRY_URL, json=claim_of(patient))


def watch(card, user_id):
    # ruleid: py-sensitive-third-party
    sentry_sdk.set_context("card", {"number": card.card_number})
    # ruleid: py-sensitive-third-party
    analytics.track(user_id, "charged", {"card": card.card_number})
    # ok: py-sensitive-third-party
    sentry_sdk.capture_message("charge failed")
    # ok: py-sensitive-third-party
    analytics.track(user_id, "charged", {"card": card.card_number[-4:]})


def remind(patient):
    # ruleid: py-sensitive-third-party
    send_mail("Check-up", f"Because of {patient.diagnosis}", None, [patient.email])
    # ok: py-sensitive-third-party
    send_mail("Check-up", "It is time for your check-up.", None, [patient.email])


def explain(visit):
    # ruleid: py-sensitive-third-party
    return model.chat.completions.create(model="small", messages=[{"role": "user", "content": visit.diagnosis}])


def own(client, patient):
    # To the program's own server.
    # ok: py-sensitive-third-party
    client.post("/api/patients", json={"ssn": patient.ssn})
    # ok: py-sensitive-third-party
    requests.post(f"{API_URL}/patients", json={"ssn": patient.ssn}, timeout=10)
    # ok: py-sensitive-third-party
    requests.post("http://localhost:8000/patients", json={"ssn": patient.ssn}, timeout=10)


def protected(patient, key, vault):
    visitor = hashlib.sha256(key + patient.ssn.encode()).hexdigest()
    # ok: py-sensitive-third-party
    requests.post(INSIGHTS_URL, json={"visitor": visitor}, timeout=10)
    # ok: py-sensitive-third-party
    requests.post(REGISTRY_URL, json={"sealed": vault.encrypt(patient.diagnosis)}, timeout=10)
    known = find_person(patient.ssn)
    # ok: py-sensitive-third-party
    requests.post(REGISTRY_URL, json={"known": known}, timeout=10)
