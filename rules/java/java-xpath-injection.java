package shop;

import javax.servlet.http.HttpServletRequest;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

class Accounts {
  void find(HttpServletRequest request, Document document) throws XPathExpressionException {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    // ruleid: java-xpath-injection
    xpath.evaluate("//account[name='" + name + "']", document, XPathConstants.NODE);
    String expression = "//account[mail='" + request.getHeader("X-Mail") + "']/text()";
    // ruleid: java-xpath-injection
    xpath.compile(expression);
  }

  void findBound(HttpServletRequest request, Document document) throws XPathExpressionException {
    String name = request.getParameter("name");
    XPath xpath = XPathFactory.newInstance().newXPath();
    xpath.setXPathVariableResolver(variable -> name);
    // ok: java-xpath-injection
    xpath.evaluate("//account[name=$name]", document, XPathConstants.NODE);
    int number = Integer.parseInt(request.getParameter("number"));
    // ok: java-xpath-injection
    xpath.compile("//account[" + number + "]");
  }
}
