using System.Data;
using System.Data.SqlClient;
using Dapper;

public class Accounts
{
    public void Register(SqlConnection connection, Form form)
    {
        // ruleid: cs-sensitive-database
        connection.Execute("INSERT INTO accounts (mail, password) VALUES (@Mail, @Password)", new { form.Mail, form.Password });
        var command = new SqlCommand("UPDATE accounts SET password = @password", connection);
        // ruleid: cs-sensitive-database
        command.Parameters.AddWithValue("@password", form.Password);
        var kept = hasher.HashPassword(form.Password);
        // ok: cs-sensitive-database
        connection.Execute("INSERT INTO accounts (mail, password) VALUES (@Mail, @Kept)", new { form.Mail, kept });
        // ok: cs-sensitive-database
        command.Parameters.AddWithValue("@password", form.PasswordHash);
        var search = new SqlCommand("SELECT id FROM patients WHERE ssn = @ssn", connection);
        // Looking up stores nothing.
        // ok: cs-sensitive-database
        search.Parameters.AddWithValue("@ssn", form.Ssn);
    }

    public void Admit(ClinicContext context, Form form)
    {
        // ruleid: cs-sensitive-database
        context.Patients.Add(new Patient { Name = form.Name, Number = form.Ssn });
        // ok: cs-sensitive-database
        context.Patients.Add(new Patient { Name = form.Name, Number = vault.Encrypt(form.Ssn) });
    }
}
