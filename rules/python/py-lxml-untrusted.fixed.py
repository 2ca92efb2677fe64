import xml.etree.ElementTree as ElementTree

from flask import Flask, jsonify, request
from lxml import etree

app = Flask(__name__)


@app.post("/invoice")
def invoice():
    # ruleid: py-lxml-untrusted
    tree = etree.fromstring(request.data, parser=etree.XMLParser(resolve_entities=False))
    return jsonify(tree.findtext("total"))


@app.post("/upload")
def upload():
    # ruleid: py-lxml-untrusted
    tree = etree.parse(request.files["invoice"], parser=etree.XMLParser(resolve_entities=False))
    return jsonify(tree.getroot().tag)


@app.post("/feed")
def feed():
    parser = etree.XMLParser(recover=True)
    # ruleid: py-lxml-untrusted
    tree = etree.fromstring(request.get_data(), parser)
    return jsonify(tree.tag)


@app.post("/invoice/safe")
def invoice_safe():
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    # ok: py-lxml-untrusted
    tree = etree.fromstring(request.data, parser)
    # ok: py-lxml-untrusted
    other = etree.fromstring(request.data, parser=etree.XMLParser(resolve_entities=False))
    return jsonify(tree.findtext("total"), other.tag)


@app.post("/plain")
def plain():
    # ok: py-lxml-untrusted
    return jsonify(ElementTree.fromstring(request.data).tag)


def local():
    # ok: py-lxml-untrusted
    return etree.parse("/srv/shop/catalogue.xml")
