using System;
using Microsoft.Extensions.Logging;

public class Login
{
    private readonly ILogger<Login> logger;

    public void Enter(string name, string password)
    {
        // ruleid: cs-sensitive-log
        logger.LogInformation("Login of {Name} with {Password}", name, password);
        // ruleid: cs-sensitive-log
        logger.LogDebug("password is " + password);
        // ruleid: cs-sensitive-log
        Console.WriteLine($"{name}: {password}");
        // ok: cs-sensitive-log
        logger.LogInformation("Login of {Name}", name);
        var user = users.Find(name, password);
        // ok: cs-sensitive-log
        logger.LogInformation("User {User}", user);
        // ok: cs-sensitive-log
        logger.LogInformation("Password of {Length} letters", password.Length);
        // ok: cs-sensitive-log
        logger.LogWarning("The password is wrong");
    }

    public void Charge(Card card, Patient patient)
    {
        // ruleid: cs-sensitive-log
        logger.LogInformation("Charging {Card}", card.CardNumber);
        // ruleid: cs-sensitive-log
        logger.LogInformation(Describe(patient));
        // ok: cs-sensitive-log
        logger.LogInformation("Card {Card}", Mask(card.CardNumber));
        // ok: cs-sensitive-log
        logger.LogInformation("Card ending in {Card}", card.CardNumber[^4..]);
    }

    private string Describe(Patient patient) => patient.Name + " " + patient.Ssn;
}
