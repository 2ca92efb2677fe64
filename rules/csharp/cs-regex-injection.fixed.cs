using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

public class SearchController : Controller
{
    public IActionResult Find(string word, string text)
    {
        // ruleid: cs-regex-injection
        var found = Regex.IsMatch("the text", Regex.Escape(word));
        // ruleid: cs-regex-injection
        var regex = new Regex(Regex.Escape(word), RegexOptions.IgnoreCase);
        // ok: cs-regex-injection
        var literal = new Regex("^" + Regex.Escape(word));
        // ok: cs-regex-injection
        var fixedPattern = Regex.IsMatch(text, "^[a-z]+$");
        // ok: cs-regex-injection
        var linear = new Regex(word, RegexOptions.NonBacktracking);
        return Ok(found);
    }
}
