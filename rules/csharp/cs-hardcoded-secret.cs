using System;
using System.Data.SqlClient;
using System.Net;

public class Mailer
{
    // ruleid: cs-hardcoded-secret
    private string smtpPassword = "t0p-of-the-hill";
    // ok: cs-hardcoded-secret
    private string password = "";
    // ok: cs-hardcoded-secret
    private string passwordField = "t0p-of-the-hill";

    public ICredentials Credentials()
    {
        // ruleid: cs-hardcoded-secret
        return new NetworkCredential("mailer", "t0p-of-the-hill");
    }

    public ICredentials Configured()
    {
        // ok: cs-hardcoded-secret
        password = Environment.GetEnvironmentVariable("SMTP_PASSWORD");
        // ok: cs-hardcoded-secret
        return new NetworkCredential("mailer", password);
    }

    public SqlConnection Open()
    {
        // ruleid: cs-hardcoded-secret
        return new SqlConnection("Server=db;User Id=shop;Password=t0pOfTheHill;");
    }

    public SqlConnection OpenTrusted()
    {
        // ok: cs-hardcoded-secret
        return new SqlConnection("Server=db;Integrated Security=true;");
    }
}
