using System;
using System.Security.Cryptography;

public static class Tokens
{
    private static readonly Random random = new Random();

    public static string Create()
    {
        // ruleid: cs-insecure-random
        var token = random.Next().ToString("x8");
        return token;
    }

    public static string ResetCode()
    {
        // ruleid: cs-insecure-random
        return new Random().Next(100000, 999999).ToString();
    }

    public static int Dice()
    {
        // ok: cs-insecure-random
        return random.Next(1, 7);
    }

    public static string CreateSafely()
    {
        // ok: cs-insecure-random
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        return token;
    }
}
