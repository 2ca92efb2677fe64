const libxml = require('libxmljs2');

function read(xml) {
  // ruleid: js-xml-entities
  return libxml.parseXml(xml, { noent: true });
}

function readWithDtd(xml) {
  // ruleid: js-xml-entities
  return libxml.parseXmlString(xml, { noblanks: true, dtdload: true });
}

function readWithSettings(xml) {
  // ruleid: js-xml-entities
  const settings = { noent: true, nonet: true };
  return libxml.parseXml(xml, settings);
}

function readPlain(xml) {
  // ok: js-xml-entities
  return libxml.parseXml(xml);
}

function readWithout(xml) {
  // ok: js-xml-entities
  return libxml.parseXml(xml, { noent: false, noblanks: true });
}

// The name means something else elsewhere.
// ok: js-xml-entities
const flags = { noent: true };
