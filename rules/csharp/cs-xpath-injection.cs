using System.Linq;
using System.Security;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using Microsoft.AspNetCore.Mvc;

public class AccountsController : Controller
{
    private readonly XmlDocument accounts = new XmlDocument();

    public IActionResult Find(string name)
    {
        // ruleid: cs-xpath-injection
        var node = accounts.SelectSingleNode("//account[@name='" + name + "']");
        return Ok(node);
    }

    public IActionResult Evaluate(string name)
    {
        var navigator = accounts.CreateNavigator();
        // ruleid: cs-xpath-injection
        var found = navigator.Evaluate($"//account[@name='{name}']/@id");
        return Ok(found);
    }

    public IActionResult Compile(string name)
    {
        // ruleid: cs-xpath-injection
        return Ok(XPathExpression.Compile("//account[@name='" + name + "']"));
    }

    public IActionResult Compare(string name)
    {
        // ok: cs-xpath-injection
        var nodes = accounts.SelectNodes("//account").Cast<XmlElement>();
        // ok: cs-xpath-injection
        return Ok(nodes.Select(each => each.GetAttribute("name") == name));
    }

    public IActionResult Escaped(string name)
    {
        // ok: cs-xpath-injection
        return Ok(accounts.SelectNodes("//account[@name='" + SecurityElement.Escape(name) + "']"));
    }

    public IActionResult ById(int id)
    {
        // ok: cs-xpath-injection
        return Ok(accounts.SelectNodes("//account[@id=" + id + "]"));
    }
}
