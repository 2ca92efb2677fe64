import ldap
import ldap.filter
import ldap3
import re
from flask import request
from ldap3.utils.conv import escape_filter_chars
from ldap3.utils.dn import escape_rdn


def person(connection):
    name = request.args["name"]
    # ruleid: py-ldap-injection
    connection.search("ou=people,dc=example,dc=org", f"(uid={name})", attributes=["mail"])
    return connection.entries


def by_keyword(connection):
    wanted = "(&(objectClass=person)(cn=" + request.form["cn"] + "))"
    # ruleid: py-ldap-injection
    connection.search(search_base="dc=example,dc=org", search_filter=wanted)
    # ok: py-ldap-injection
    connection.search(search_base="dc=example,dc=org", search_filter="(objectClass=group)")
    return connection.entries


def branch(ldap_connection):
    unit = request.args.get("unit")
    # ruleid: py-ldap-injection
    ldap_connection.search("ou=%s,dc=example,dc=org" % unit, "(objectClass=*)")
    return ldap_connection.entries


def older(server):
    directory = ldap.initialize(server)
    mail = request.args["mail"]
    # ruleid: py-ldap-injection
    first = directory.search_s("dc=example,dc=org", ldap.SCOPE_SUBTREE, "(mail=%s)" % mail)
    # ruleid: py-ldap-injection
    second = directory.search_ext("dc=example,dc=org", ldap.SCOPE_SUBTREE, filterstr="(mail=" + mail + ")")
    # ok: py-ldap-injection
    third = directory.search_s(
        "dc=example,dc=org", ldap.SCOPE_SUBTREE, ldap.filter.filter_format("(mail=%s)", [mail])
    )
    return first, second, third


def escaped(connection):
    name = escape_filter_chars(request.args["name"])
    # ok: py-ldap-injection
    connection.search("ou=people,dc=example,dc=org", f"(uid={name})")
    unit = escape_rdn(request.args["unit"])
    # ok: py-ldap-injection
    connection.search(f"ou={unit},dc=example,dc=org", "(objectClass=*)")
    return connection.entries


def numbered(connection):
    number = int(request.args["number"])
    # ok: py-ldap-injection
    connection.search("dc=example,dc=org", f"(employeeNumber={number})")
    return connection.entries


def words(text):
    needle = request.args["q"]
    # ok: py-ldap-injection
    return re.search(r"\w+", needle), re.compile(r"\d+").search(needle)
