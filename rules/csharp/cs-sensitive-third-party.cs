using System.Net.Http;
using System.Net.Http.Json;
using System.Net.Mail;
using System.Text.Json;
using System.Threading.Tasks;

public class Outside
{
    public async Task Claims(HttpClient client, Patient patient, string claimsUrl, string apiUrl)
    {
        // ruleid: cs-sensitive-third-party
        await client.PostAsJsonAsync(claimsUrl, new { Number = patient.Ssn });
        var text = JsonSerializer.Serialize(ClaimFor(patient));
        // ruleid: cs-sensitive-third-party
        await client.PostAsync(claimsUrl, new StringContent(text));
        // ruleid: cs-sensitive-third-party
        await client.GetStringAsync($"https://registry.example.com/people/{patient.Ssn}");
        // ok: cs-sensitive-third-party
        await client.PostAsJsonAsync(apiUrl, new { Number = patient.Ssn });
        // ok: cs-sensitive-third-party
        await client.PostAsJsonAsync("/claims", new { Number = patient.Ssn });
        // ok: cs-sensitive-third-party
        await client.PostAsJsonAsync(claimsUrl, new { Number = vault.Encrypt(patient.Ssn) });
        // ok: cs-sensitive-third-party
        await client.PostAsJsonAsync(claimsUrl, new { Known = register.Contains(patient.Ssn) });
    }

    private object ClaimFor(Patient patient) => new { Reason = patient.Diagnosis };

    public void Watch(Card card, TelemetryClient telemetry)
    {
        // ruleid: cs-sensitive-third-party
        SentrySdk.CaptureMessage("Charge of " + card.CardNumber + " failed");
        // ruleid: cs-sensitive-third-party
        telemetry.TrackTrace(card.CardNumber);
        // ok: cs-sensitive-third-party
        telemetry.TrackTrace(Mask(card.CardNumber));
    }

    public void Remind(MailMessage message, Patient patient)
    {
        // ruleid: cs-sensitive-third-party
        message.Body = "Because of " + patient.Diagnosis;
        // ok: cs-sensitive-third-party
        message.Subject = "Check-up";
    }
}
