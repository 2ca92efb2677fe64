using Microsoft.AspNetCore.Mvc;
using RazorEngine;
using RazorEngine.Templating;
using Scriban;

public class MailController : Controller
{
    public IActionResult Preview(string name)
    {
        // ruleid: cs-template-injection
        return Ok(Template.Parse("Hello " + name).Render());
    }

    public IActionResult PreviewRazor(string text)
    {
        // ruleid: cs-template-injection
        return Ok(Engine.Razor.RunCompile(text, "preview"));
    }

    public IActionResult PreviewValue(string name)
    {
        // ok: cs-template-injection
        return Ok(Template.Parse("Hello {{ name }}").Render(new { name }));
    }
}
