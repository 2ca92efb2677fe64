using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;

public static class Policies
{
    public static void Open(CorsPolicyBuilder policy)
    {
        // ruleid: cs-cors-credentials
        policy.SetIsOriginAllowed(origin => true).AllowAnyHeader().AllowCredentials();
        // ok: cs-cors-credentials
        policy.WithOrigins("https://shop.example.com").AllowAnyHeader().AllowCredentials();
        // ok: cs-cors-credentials
        policy.AllowAnyOrigin().AllowAnyHeader();
    }

    public static void Echo(HttpContext context)
    {
        // ruleid: cs-cors-credentials
        context.Response.Headers["Access-Control-Allow-Origin"] = context.Request.Headers["Origin"];
        // ok: cs-cors-credentials
        context.Response.Headers["Access-Control-Allow-Origin"] = "https://shop.example.com";
    }
}
