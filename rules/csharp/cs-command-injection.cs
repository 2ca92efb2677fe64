using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc;

public class HostsController : Controller
{
    public IActionResult Ping(string host)
    {
        // ruleid: cs-command-injection
        Process.Start("/bin/sh", "-c \"ping " + host + "\"");
        return Ok();
    }

    public IActionResult Look(string host)
    {
        // ruleid: cs-command-injection
        var info = new ProcessStartInfo("cmd.exe", $"/c nslookup {host}");
        Process.Start(info);
        return Ok();
    }

    public IActionResult Trace(string host)
    {
        var process = new Process();
        process.StartInfo.FileName = "traceroute";
        // ruleid: cs-command-injection
        process.StartInfo.Arguments = "-n " + host;
        process.Start();
        return Ok();
    }

    public IActionResult Run(string tool)
    {
        var info = new ProcessStartInfo
        {
            // ruleid: cs-command-injection
            FileName = tool,
            Arguments = "-v",
        };
        // ok: cs-command-injection
        Process.Start(info);
        return Ok();
    }

    public IActionResult Listed(string host)
    {
        var info = new ProcessStartInfo("ping") { UseShellExecute = false };
        // ok: cs-command-injection
        info.ArgumentList.Add(host);
        Process.Start(info);
        return Ok();
    }

    public IActionResult Count(int count, string host)
    {
        // ok: cs-command-injection
        Process.Start("ping", "-c " + count + " gateway");
        // ok: cs-command-injection
        Process.Start("ping", "-c " + int.Parse(host) + " gateway");
        return Ok();
    }
}

public class Agent
{
    public void Serve(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        var line = reader.ReadLine();
        // ruleid: cs-command-injection
        Process.Start(line);
        // ok: cs-command-injection
        Process.Start("notepad.exe", "notes.txt");
    }
}
