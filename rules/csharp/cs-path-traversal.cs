using System;
using System.IO;
using System.IO.Compression;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class NotesController : Controller
{
    private const string Notes = "/srv/notes";

    public IActionResult Read(string name)
    {
        // ruleid: cs-path-traversal
        return Ok(System.IO.File.ReadAllText(Path.Combine(Notes, name)));
    }

    public IActionResult Stream(string name)
    {
        var path = Notes + "/" + name;
        // ruleid: cs-path-traversal
        var stream = new FileStream(path, FileMode.Open);
        return File(stream, "text/plain");
    }

    public IActionResult Remove()
    {
        // ruleid: cs-path-traversal
        System.IO.File.Delete(Notes + "/" + Request.Query["name"]);
        return NoContent();
    }

    public IActionResult Upload(IFormFile upload)
    {
        var target = Path.Combine(Notes, upload.FileName);
        // ruleid: cs-path-traversal
        using var stream = System.IO.File.Create(target);
        upload.CopyTo(stream);
        return Ok();
    }

    public IActionResult NameOnly(string name)
    {
        // ok: cs-path-traversal
        return Ok(System.IO.File.ReadAllText(Path.Combine(Notes, Path.GetFileName(name))));
    }

    public IActionResult Below(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Notes, name));
        if (!path.StartsWith(Notes + "/")) return NotFound();
        // ok: cs-path-traversal
        return Ok(System.IO.File.ReadAllText(path));
    }

    public IActionResult Page(int number)
    {
        // ok: cs-path-traversal
        return Ok(System.IO.File.ReadAllText($"/srv/pages/{number}.txt"));
    }

    public IActionResult Write(string text)
    {
        // ok: cs-path-traversal
        System.IO.File.WriteAllText("/srv/notes/last.txt", text);
        return Ok();
    }
}

public static class Unpacker
{
    public static void Unpack(ZipArchive archive, string folder)
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // ruleid: cs-path-traversal
            entry.ExtractToFile(Path.Combine(folder, entry.FullName));
            // ok: cs-path-traversal
            entry.ExtractToFile(Path.Combine(folder, entry.Name));
        }
    }

    public static void Show()
    {
        var name = Console.ReadLine();
        // ruleid: cs-path-traversal
        using var reader = new StreamReader("/srv/notes/" + name);
        Console.Write(reader.ReadToEnd());
    }

    public static string Receive(TcpClient client)
    {
        // ok: cs-path-traversal
        using var reader = new StreamReader(client.GetStream());
        return reader.ReadLine();
    }
}
