using System;
using System.Data;
using System.Data.SqlClient;
using Microsoft.AspNetCore.Mvc;

public class UsersController : Controller
{
    private readonly SqlConnection connection;

    [HttpGet]
    public IActionResult ByName(string name)
    {
        // ruleid: cs-sql-injection
        using var command = new SqlCommand("SELECT id FROM users WHERE name = '" + name + "'", connection);
        return Ok(command.ExecuteScalar());
    }

    [HttpGet]
    public IActionResult ByParameter(string name)
    {
        // ok: cs-sql-injection
        using var command = new SqlCommand("SELECT id FROM users WHERE name = @name", connection);
        command.Parameters.AddWithValue("@name", name);
        return Ok(command.ExecuteScalar());
    }

    public IActionResult ByQuery()
    {
        var command = connection.CreateCommand();
        // ruleid: cs-sql-injection
        command.CommandText = $"SELECT id FROM users WHERE mail = '{Request.Query["mail"]}'";
        return Ok(command.ExecuteScalar());
    }

    public IActionResult ByForm()
    {
        var sql = string.Format("DELETE FROM users WHERE mail = '{0}'", Request.Form["mail"]);
        // ruleid: cs-sql-injection
        var command = new SqlCommand { Connection = connection, CommandText = sql };
        return Ok(command.ExecuteNonQuery());
    }

    public IActionResult ByAdapter([FromBody] string order)
    {
        // ruleid: cs-sql-injection
        var adapter = new System.Data.SqlClient.SqlDataAdapter("SELECT id FROM users ORDER BY " + order, connection);
        var table = new DataTable();
        adapter.Fill(table);
        return Ok(table);
    }

    public IActionResult ById(int id, string mail)
    {
        // ok: cs-sql-injection
        var command = new SqlCommand("SELECT mail FROM users WHERE id = " + id, connection);
        var number = int.Parse(mail);
        // ok: cs-sql-injection
        command.CommandText = "SELECT mail FROM users WHERE id = " + number;
        return Ok(command.ExecuteScalar());
    }

    public IActionResult Constant(string name)
    {
        var sql = "SELECT id FROM users WHERE name = '" + name + "'";
        sql = "SELECT count(*) FROM users";
        // ok: cs-sql-injection
        var command = new SqlCommand(sql, connection);
        return Ok(command.ExecuteScalar());
    }
}

public static class Tool
{
    public static void Main(string[] args)
    {
        using var connection = new SqlConnection("Server=db");
        // ruleid: cs-sql-injection
        using var command = new SqlCommand("DELETE FROM logs WHERE day < '" + args[0] + "'", connection);
        command.ExecuteNonQuery();
        var line = Console.ReadLine();
        // ruleid: cs-sql-injection
        command.CommandText += " AND host = '" + line + "'";
        var day = Environment.GetEnvironmentVariable("KEEP_SINCE");
        // ruleid: cs-sql-injection
        command.CommandText = "DELETE FROM logs WHERE day < '" + day + "'";
    }
}
