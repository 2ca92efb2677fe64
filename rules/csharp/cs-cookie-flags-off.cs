using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

public static class Cookies
{
    public static void Write(HttpResponse response, HttpCookie old)
    {
        // ruleid: cs-cookie-flags-off
        var options = new CookieOptions { Secure = true, HttpOnly = false };
        response.Cookies.Append("session", "1", options);
        // ruleid: cs-cookie-flags-off
        old.Secure = false;
    }

    public static void Configure(SessionOptions options)
    {
        // ruleid: cs-cookie-flags-off
        options.Cookie.SecurePolicy = CookieSecurePolicy.None;
        // ok: cs-cookie-flags-off
        options.Cookie.HttpOnly = true;
    }

    public static void WriteSafely(HttpResponse response)
    {
        // ok: cs-cookie-flags-off
        response.Cookies.Append("session", "1", new CookieOptions { Secure = true, HttpOnly = true });
    }
}
