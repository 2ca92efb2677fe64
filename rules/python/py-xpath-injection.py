import re
import xml.etree.ElementTree as ElementTree

import elementpath
from flask import request
from lxml import etree


def login(tree):
    name = request.form["name"]
    # ruleid: py-xpath-injection
    found = tree.xpath("//user[@name='" + name + "']")
    # ruleid: py-xpath-injection
    again = etree.XPath(f"//user[@name='{name}']")(tree)
    return found, again


def other_libraries(path):
    root = ElementTree.parse(path)
    role = request.args.get("role", "")
    # ruleid: py-xpath-injection
    first = elementpath.select(root, "/users/user[role='%s']" % role)
    # ruleid: py-xpath-injection
    second = root.findall("./user[@role='{}']".format(role))
    # ruleid: py-xpath-injection
    third = list(elementpath.iter_select(root, "/users/user[role='" + role + "']"))
    return first, second, third


def with_variables(tree):
    name = request.form["name"]
    # ok: py-xpath-injection
    found = tree.xpath("//user[@name=$name]", name=name)
    # ok: py-xpath-injection
    query = etree.XPath("//user[@name=$name]")
    return found, query(tree, name=name)


def with_variables_too(root):
    # ok: py-xpath-injection
    return elementpath.select(root, "//user[@name=$name]", variables={"name": request.args["name"]})


def quoted(tree):
    name = request.form["name"].replace("'", "&apos;")
    # ok: py-xpath-injection
    return tree.xpath(f"//user[@name='{name}']")


def numbered(tree):
    number = int(request.args["number"])
    # ok: py-xpath-injection
    return tree.xpath(f"//user[{number}]")


def texts(page):
    needle = request.args["q"]
    # ok: py-xpath-injection
    return page.find(needle), re.findall(r"\w+", needle)


def with_other_quotes(tree):
    name = request.form["name"].replace('\'', '&apos;')
    # ok: py-xpath-injection
    return tree.xpath(f"//user[@name='{name}']")
