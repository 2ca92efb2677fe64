using System;
using System.DirectoryServices;
using System.DirectoryServices.Protocols;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Security.Application;

public class StaffController : Controller
{
    public IActionResult Find(string name)
    {
        using var searcher = new DirectorySearcher();
        // ruleid: cs-ldap-injection
        searcher.Filter = "(&(objectClass=user)(cn=" + name + "))";
        return Ok(searcher.FindOne());
    }

    public IActionResult FindByMail(string mail, DirectoryEntry root)
    {
        // ruleid: cs-ldap-injection
        var searcher = new DirectorySearcher(root, $"(mail={mail})");
        return Ok(searcher.FindAll());
    }

    public IActionResult Ask(string name)
    {
        // ruleid: cs-ldap-injection
        var request = new SearchRequest("dc=example", "(cn=" + name + ")", SearchScope.Subtree);
        return Ok(request);
    }

    public IActionResult FindEscaped(string name)
    {
        using var searcher = new DirectorySearcher();
        // ok: cs-ldap-injection
        searcher.Filter = "(&(objectClass=user)(cn=" + Encoder.LdapFilterEncode(name) + "))";
        return Ok(searcher.FindOne());
    }

    public IActionResult FindByNumber(int number)
    {
        using var searcher = new DirectorySearcher();
        // ok: cs-ldap-injection
        searcher.Filter = "(employeeNumber=" + number + ")";
        return Ok(searcher.FindOne());
    }

    public IActionResult Everybody(string name)
    {
        using var searcher = new DirectorySearcher();
        // ok: cs-ldap-injection
        searcher.Filter = "(objectClass=user)";
        return Ok(name);
    }
}
