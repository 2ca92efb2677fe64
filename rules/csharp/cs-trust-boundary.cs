using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class BasketController : Controller
{
    public IActionResult Choose(string role)
    {
        // ruleid: cs-trust-boundary
        HttpContext.Session.SetString("role", role);
        // ok: cs-trust-boundary
        HttpContext.Session.SetString("role", role == "admin" ? "user" : "guest");
        return Ok();
    }

    public IActionResult Count(int count)
    {
        // ok: cs-trust-boundary
        HttpContext.Session.SetInt32("count", count);
        return Ok();
    }
}

public class Basket : System.Web.UI.Page
{
    protected void Page_Load(object sender, System.EventArgs e)
    {
        // ruleid: cs-trust-boundary
        Session["basket"] = Request.Form["basket"];
        // ok: cs-trust-boundary
        Session["count"] = int.Parse(Request.Form["count"]);
        // ok: cs-trust-boundary
        Session["user"] = User.Identity.Name;
    }
}
