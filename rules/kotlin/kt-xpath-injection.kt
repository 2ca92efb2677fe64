package shop

import javax.servlet.http.HttpServletRequest
import javax.xml.xpath.XPath
import org.w3c.dom.Document

class Accounts {
    fun find(request: HttpServletRequest, xpath: XPath, document: Document) {
        val name = request.getParameter("name")
        // ruleid: kt-xpath-injection
        xpath.evaluate("//account[name='$name']", document)
        // ok: kt-xpath-injection
        xpath.evaluate("//account[name=\$name]", document)
        // ok: kt-xpath-injection
        xpath.compile("//account[" + name.toInt() + "]")
    }
}
