using System.Web;
using Microsoft.AspNetCore.Http;

public static class Cookies
{
    public static void Write(HttpResponse response)
    {
        // ruleid: cs-cookie-missing-flags
        response.Cookies.Append("session", "1", new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
        // ok: cs-cookie-missing-flags
        response.Cookies.Append("session", "1", new CookieOptions { HttpOnly = true, Secure = true });
    }
}

public class OldPage : System.Web.UI.Page
{
    public void Open()
    {
        // ruleid: cs-cookie-missing-flags
        var cookie = new HttpCookie("session", "1");
        Response.Cookies.Add(cookie);
    }

    public void OpenSafely()
    {
        // ok: cs-cookie-missing-flags
        var cookie = new HttpCookie("session", "1");
        cookie.Secure = true;
        cookie.HttpOnly = true;
        Response.Cookies.Add(cookie);
    }

    public void OpenAtOnce()
    {
        // ok: cs-cookie-missing-flags
        var cookie = new HttpCookie("session", "1") { Secure = true, HttpOnly = true };
        Response.Cookies.Add(cookie);
    }
}
