using System;
using System.Web;
using System.Web.Mvc;

public class LanguageController : Controller
{
    public ActionResult Choose(string language)
    {
        // ruleid: cs-header-injection
        Response.AddHeader("Content-Language", Uri.EscapeDataString(language));
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
        Response.Headers["X-Note"] = Uri.EscapeDataString(Request.QueryString["note"]);
        // ruleid: cs-header-injection
        Response.Cookies.Add(new HttpCookie("note", Uri.EscapeDataString(Request.QueryString["note"])));
        // ok: cs-header-injection
        Response.Headers["X-Count"] = int.Parse(Request.QueryString["count"]).ToString();
        return View();
    }
}
