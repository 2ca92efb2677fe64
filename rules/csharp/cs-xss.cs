using System.Data.SqlClient;
using System.Threading.Tasks;
using System.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

public class GreetingController : Controller
{
    public IActionResult Hello(string name)
    {
        // ruleid: cs-xss
        return Content("<p>Hello " + name + "</p>", "text/html");
    }

    public IActionResult Plain(string name)
    {
        // ok: cs-xss
        return Content("Hello " + name, "text/plain");
    }

    public IActionResult Encoded(string name)
    {
        // ok: cs-xss
        return Content("<p>Hello " + HttpUtility.HtmlEncode(name) + "</p>", "text/html");
    }

    public async Task Write()
    {
        var name = Request.Query["name"].ToString();
        // ruleid: cs-xss
        await Response.WriteAsync($"<p>{name}</p>");
        // ok: cs-xss
        await Response.WriteAsync($"<p>{int.Parse(name)}</p>");
    }

    public IActionResult Markup(string name)
    {
        // ruleid: cs-xss
        ViewBag.Title = new HtmlString(name);
        // ok: cs-xss
        ViewBag.Name = name;
        return View();
    }
}

public class Middleware
{
    public async Task Invoke(HttpContext context)
    {
        // ruleid: cs-xss
        await context.Response.WriteAsync("<b>" + context.Request.Headers["User-Agent"] + "</b>");
    }

    public async Task Data(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        // ok: cs-xss
        await context.Response.WriteAsync(context.Request.Headers["User-Agent"]);
    }
}

public partial class Search : System.Web.UI.Page
{
    protected void Page_Load(object sender, System.EventArgs e)
    {
        // ruleid: cs-xss
        lblQuery.Text = "You looked for " + Request.QueryString["q"];
        // ok: cs-xss
        lblQuery.Text = "You looked for " + Server.HtmlEncode(Request.QueryString["q"]);
    }

    protected void Show(SqlDataReader reader)
    {
        // ruleid: cs-xss
        Response.Write("<td>" + reader.GetString(0) + "</td>");
        // ruleid: cs-xss
        Response.Output.Write("<td>{0}</td>", reader["note"]);
    }
}
