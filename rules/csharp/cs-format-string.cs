using System;
using System.Text;
using Microsoft.AspNetCore.Mvc;

public class LabelController : Controller
{
    public IActionResult Show(string format, int number)
    {
        // ruleid: cs-format-string
        var text = string.Format(format, number);
        // ok: cs-format-string
        text = string.Format("{0}: {1}", format, number);
        // ruleid: cs-format-string
        var builder = new StringBuilder().AppendFormat(format, number);
        return Ok(text + builder);
    }

    public static void Print()
    {
        var line = Console.ReadLine();
        // ruleid: cs-format-string
        Console.WriteLine(line, 1);
        // ok: cs-format-string
        Console.WriteLine(line);
        // ok: cs-format-string
        Console.WriteLine("{0}", line);
    }
}
