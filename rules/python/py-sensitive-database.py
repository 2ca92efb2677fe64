import hashlib
import hmac

from django.contrib.auth.hashers import make_password


def register(cursor, form):
    # ruleid: py-sensitive-database
    cursor.execute("INSERT INTO accounts (mail, password) VALUES (%s, %s)", (form.mail, form.password))
    cursor.execute(
        """
        UPDATE accounts SET password = %(password)s
        """,
        # ruleid: py-sensitive-database
        {"password": form.password},
    )
    # ok: py-sensitive-database
    cursor.execute("INSERT INTO accounts (mail, password) VALUES (%s, %s)", (form.mail, make_password(form.password)))
    # ok: py-sensitive-database
    cursor.execute("UPDATE accounts SET password = %s", (form.password_hash,))


def admit(session, patients, patient, vault):
    # ruleid: py-sensitive-database
    Patient.objects.create(name=patient.name, ssn=patient.ssn)
    # ruleid: py-sensitive-database
    session.add(Person(name=patient.name, number=patient.ssn))
    # ruleid: py-sensitive-database
    patients.insert_one({"name": patient.name, "ssn": patient.ssn})
    # ok: py-sensitive-database
    Patient.objects.create(name=patient.name, ssn=vault.encrypt(patient.ssn))
    # ok: py-sensitive-database
    patients.update_one({"ssn": patient.ssn}, {"$set": {"seen": True}})


def find(cursor, patient, key):
    hidden = hmac.new(key, patient.ssn.encode(), hashlib.sha256).hexdigest()
    # ok: py-sensitive-database
    cursor.execute("INSERT INTO patients (ssn) VALUES (%s)", (hidden,))
    # Looking up stores nothing.
    # ok: py-sensitive-database
    cursor.execute("SELECT id FROM patients WHERE ssn = %s", (patient.ssn,))
