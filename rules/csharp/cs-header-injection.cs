using System;
using System.Web;
using System.Web.Mvc;

public class LanguageController : Controller
{
    public ActionResult Choose(string language)
    {
        // ruleid: cs-header-injection
        Response.AddHeader("Content-Language", language);
        // ok: cs-header-injection
        Response.AddHeader("Content-Language", "en");
        // ok: cs-header-injection
        Response.AddHeader("Content-Language", language.Replace("\r\n", "").Replace("\n", ""));
        // ok: cs-header-injection
        Response.AddHeader("Content-Language", Uri.EscapeDataString(language));
        return View();
    }

    public ActionResult Keep()
    {
        // ruleid: cs-header-injection
        Response.Headers["X-Note"] = Request.QueryString["note"];
        // ruleid: cs-header-injection
        Response.Cookies.Add(new HttpCookie("note", Request.QueryString["note"]));
        // ok: cs-header-injection
        Response.Headers["X-Count"] = int.Parse(Request.QueryString["count"]).ToString();
        return View();
    }
}
