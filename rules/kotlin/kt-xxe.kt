package shop

import java.io.InputStream
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.stream.XMLInputFactory

class Imports {
    fun read(stream: InputStream) {
        // ruleid: kt-xxe
        val factory = DocumentBuilderFactory.newInstance()
        factory.newDocumentBuilder().parse(stream)
        // ruleid: kt-xxe
        val input = XMLInputFactory.newInstance()
        input.createXMLStreamReader(stream)
    }

    fun readHardened(stream: InputStream) {
        // ok: kt-xxe
        val factory = DocumentBuilderFactory.newInstance()
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
        factory.newDocumentBuilder().parse(stream)
    }
}
