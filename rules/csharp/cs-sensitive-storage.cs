using System;
using System.IO;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;

public class Exports
{
    public void Keep(string path, Patient patient)
    {
        // ruleid: cs-sensitive-storage
        File.WriteAllText(path, SummaryOf(patient));
        // ruleid: cs-sensitive-storage
        File.AppendAllText(path, Convert.ToBase64String(Encoding.UTF8.GetBytes(patient.Ssn)));
        // ok: cs-sensitive-storage
        File.WriteAllBytes(path, protector.Protect(Encoding.UTF8.GetBytes(patient.Ssn)));
        // ok: cs-sensitive-storage
        File.WriteAllText(path, patient.Name);
        using var writer = new StreamWriter(path);
        // ruleid: cs-sensitive-storage
        writer.WriteLine($"{patient.Id},{patient.Ssn}");
        // ok: cs-sensitive-storage
        writer.WriteLine(patient.Id);
        var text = new StringWriter();
        // ok: cs-sensitive-storage
        text.WriteLine(patient.Ssn);
    }

    private string SummaryOf(Patient patient) => patient.Name + ": " + patient.Ssn;

    public void Remote(IDistributedCache cache, HttpResponse response, Card card)
    {
        // ruleid: cs-sensitive-storage
        cache.SetString("card", card.CardNumber);
        // ruleid: cs-sensitive-storage
        response.Cookies.Append("card", card.CardNumber);
        // ok: cs-sensitive-storage
        cache.SetString("card", vault.Tokenize(card.CardNumber));
    }
}
