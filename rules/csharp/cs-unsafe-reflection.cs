using System;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

public class ExportController : Controller
{
    public IActionResult Export(string format)
    {
        // ruleid: cs-unsafe-reflection
        var type = Type.GetType("Shop.Export." + format);
        var exporter = Activator.CreateInstance(type);
        return Ok(exporter);
    }

    public IActionResult Plugin(string name)
    {
        // ruleid: cs-unsafe-reflection
        var plugin = Assembly.LoadFrom("plugins/" + name);
        // ruleid: cs-unsafe-reflection
        var method = plugin.GetType().GetMethod(name);
        return Ok(method);
    }

    public IActionResult Listed(string format)
    {
        // ok: cs-unsafe-reflection
        var type = Type.GetType(format == "csv" ? "Shop.Export.Csv" : "Shop.Export.Json");
        return Ok(type);
    }

    public IActionResult Fixed(string format)
    {
        object exporter = format switch
        {
            "csv" => new object(),
            _ => new Exception(),
        };
        // ok: cs-unsafe-reflection
        return Ok(exporter.GetType());
    }
}
