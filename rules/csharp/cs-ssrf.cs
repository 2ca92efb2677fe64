using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc;

public class PreviewController : Controller
{
    private static readonly HashSet<string> Hosts = new HashSet<string> { "img.example.com" };
    private readonly HttpClient client = new HttpClient();

    public async Task<IActionResult> Show(string url)
    {
        // ruleid: cs-ssrf
        var text = await client.GetStringAsync(url);
        return Ok(text);
    }

    public IActionResult Old()
    {
        var url = Request.Query["url"].ToString();
        // ruleid: cs-ssrf
        var request = WebRequest.Create(url);
        // ruleid: cs-ssrf
        var text = new WebClient().DownloadString("http://" + url + "/status");
        return Ok(text);
    }

    public async Task<IActionResult> Send(string url)
    {
        // ruleid: cs-ssrf
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        return Ok(await client.SendAsync(request));
    }

    public async Task<IActionResult> Fixed(string name)
    {
        // ok: cs-ssrf
        var text = await client.GetStringAsync("https://img.example.com/" + name);
        // ok: cs-ssrf
        text = await client.GetStringAsync($"https://img.example.com/{name}");
        return Ok(text);
    }

    public async Task<IActionResult> Listed(string url)
    {
        if (!Hosts.Contains(url)) return BadRequest();
        // ok: cs-ssrf
        return Ok(await client.GetStringAsync("https://" + url));
    }

    public async Task<IActionResult> ByNumber(int number)
    {
        // ok: cs-ssrf
        return Ok(await client.GetStringAsync("https://img.example.com/" + number));
    }
}
