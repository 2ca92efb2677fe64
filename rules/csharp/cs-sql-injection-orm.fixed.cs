using System.Data;
using System.Linq;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

public class OrdersController : Controller
{
    private readonly ShopContext context;
    private readonly IDbConnection connection;

    public IActionResult ByCity(string city)
    {
        // ruleid: cs-sql-injection-orm
        return Ok(context.Orders.FromSqlInterpolated($"SELECT * FROM orders WHERE city = {city}").ToList());
    }

    public IActionResult ByCityText(string city)
    {
        // ruleid: cs-sql-injection-orm
        return Ok(context.Orders.FromSqlRaw("SELECT * FROM orders WHERE city = '" + city + "'").ToList());
    }

    public IActionResult ByCityParameter(string city)
    {
        // ok: cs-sql-injection-orm
        return Ok(context.Orders.FromSqlRaw("SELECT * FROM orders WHERE city = {0}", city).ToList());
    }

    public IActionResult ByCityInterpolated(string city)
    {
        // ok: cs-sql-injection-orm
        return Ok(context.Orders.FromSqlInterpolated($"SELECT * FROM orders WHERE city = {city}").ToList());
    }

    public IActionResult Remove(string city)
    {
        // ruleid: cs-sql-injection-orm
        context.Database.ExecuteSqlRaw("DELETE FROM orders WHERE city = '" + city + "'");
        // ok: cs-sql-injection-orm
        context.Database.ExecuteSqlInterpolated($"DELETE FROM orders WHERE city = {city}");
        return NoContent();
    }

    public IActionResult WithDapper(string city)
    {
        // ruleid: cs-sql-injection-orm
        var orders = connection.Query<Order>("SELECT * FROM orders WHERE city = '" + city + "'");
        // ok: cs-sql-injection-orm
        orders = connection.Query<Order>("SELECT * FROM orders WHERE city = @city", new { city });
        // ruleid: cs-sql-injection-orm
        connection.Execute($"DELETE FROM orders WHERE city = '{city}'");
        return Ok(orders);
    }
}
