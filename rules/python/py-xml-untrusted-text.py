import xml.dom.minidom
import xml.sax
import xml.sax.handler

from flask import request


def upload():
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: py-xml-untrusted-text
    return xml.dom.minidom.parseString(request.data, reader)


def helper(text):
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: py-xml-untrusted-text
    document = xml.dom.minidom.parseString(text, reader)
    return document


def own_text():
    request.args.get("page")
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    # ok: py-xml-untrusted-text
    return xml.dom.minidom.parseString("<shop/>", reader)


def upload_safely():
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    # ok: py-xml-untrusted-text
    return xml.dom.minidom.parseString(request.data, reader)
