import xml.sax
from xml.sax.handler import feature_external_ges, feature_namespaces

from lxml import etree


def read(text):
    # ruleid: py-xml-external-entities
    parser = etree.XMLParser(resolve_entities=False, no_network=False)
    return etree.fromstring(text, parser)


def events(path):
    # ruleid: py-xml-external-entities
    return etree.iterparse(path, load_dtd=True, resolve_entities=False)


def handle(path, handler):
    reader = xml.sax.make_parser()
    reader.setContentHandler(handler)
    # ruleid: py-xml-external-entities
    reader.setFeature(feature_external_ges, False)
    # ruleid: py-xml-external-entities
    reader.setFeature(xml.sax.handler.feature_external_pes, False)
    reader.parse(path)


def read_safely(text):
    # ok: py-xml-external-entities
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(text, parser)


def handle_safely(path, handler):
    reader = xml.sax.make_parser()
    reader.setContentHandler(handler)
    # ok: py-xml-external-entities
    reader.setFeature(feature_external_ges, False)
    # ok: py-xml-external-entities
    reader.setFeature(feature_namespaces, True)
    reader.parse(path)


def read_with(text, resolve):
    # ok: py-xml-external-entities
    return etree.fromstring(text, etree.XMLParser(resolve_entities=resolve))
