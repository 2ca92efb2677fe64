package shop;

import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import org.xml.sax.helpers.DefaultHandler;

class Imports {
  void read(InputStream in) throws Exception {
    // ruleid: java-xxe
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newDocumentBuilder().parse(in);
    // ruleid: java-xxe
    XMLInputFactory input = XMLInputFactory.newInstance();
    input.setProperty(javax.xml.stream.XMLInputFactory.SUPPORT_DTD, false);
    input.createXMLStreamReader(in);
    // ruleid: java-xxe
    SAXParserFactory.newInstance().newSAXParser().parse(in, new DefaultHandler());
  }

  void readHardened(InputStream in) throws Exception {
    // ok: java-xxe
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.newDocumentBuilder().parse(in);
    // ok: java-xxe
    XMLInputFactory input = XMLInputFactory.newInstance();
    input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    input.createXMLStreamReader(in);
    // ok: java-xxe
    SAXParserFactory sax = SAXParserFactory.newInstance();
    sax.setFeature("http://xml.org/sax/features/external-general-entities", false);
    sax.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
  }
}
