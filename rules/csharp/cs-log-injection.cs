using System;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

public class LoginController : Controller
{
    private readonly ILogger<LoginController> logger;

    public IActionResult Login(string user, int attempt)
    {
        // ruleid: cs-log-injection
        logger.LogWarning("Login failed for " + user);
        // A named place: the logger keeps the value apart from the text.
        // ok: cs-log-injection
        logger.LogWarning("Login failed for {User}", user);
        // ok: cs-log-injection
        logger.LogWarning("Login failed for {User}", user.Replace("\r\n", " ").Replace("\n", " "));
        // ok: cs-log-injection
        logger.LogWarning("Login failed, attempt {Attempt}", attempt);
        // ruleid: cs-log-injection
        System.Diagnostics.Trace.WriteLine(Request.Headers["User-Agent"]);
        // ok: cs-log-injection
        logger.LogInformation("Login page shown");
        return View();
    }
}
