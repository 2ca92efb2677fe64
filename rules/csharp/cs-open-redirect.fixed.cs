using Microsoft.AspNetCore.Mvc;

public class LoginController : Controller
{
    public IActionResult Login(string returnUrl)
    {
        // ruleid: cs-open-redirect
        return LocalRedirect(returnUrl);
    }

    public IActionResult LoginChecked(string returnUrl)
    {
        if (Url.IsLocalUrl(returnUrl))
        {
            // ok: cs-open-redirect
            return Redirect(returnUrl);
        }
        // ok: cs-open-redirect
        return Redirect("/home");
    }

    public IActionResult LoginRefused(string returnUrl)
    {
        if (!Url.IsLocalUrl(returnUrl))
        {
            return BadRequest();
        }
        // ok: cs-open-redirect
        return Redirect(returnUrl);
    }

    public IActionResult LoginLocal(string returnUrl)
    {
        // ok: cs-open-redirect
        return LocalRedirect(returnUrl);
    }

    public void Away()
    {
        // ruleid: cs-open-redirect
        Response.Redirect(Request.Query["next"]);
    }

    public IActionResult Moved(string page)
    {
        // ruleid: cs-open-redirect
        return RedirectPermanent("http://" + page);
    }

    public IActionResult Article(string page)
    {
        // ok: cs-open-redirect
        return Redirect("/articles?page=" + page);
    }

    public IActionResult Number(int page)
    {
        // ok: cs-open-redirect
        return Redirect("/articles/" + page);
    }

    public IActionResult LoginPath(string returnUrl)
    {
        if (returnUrl.StartsWith("/") && !returnUrl.StartsWith("//"))
        {
            // ok: cs-open-redirect
            return Redirect(returnUrl);
        }
        return View();
    }
}
