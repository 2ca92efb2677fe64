using System.Security.Cryptography;
using System.Text;

public static class Passwords
{
    public static byte[] Old(string password, byte[] salt)
    {
        using var sha = SHA256.Create();
        // ruleid: cs-password-fast-hash
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(password));
        // ruleid: cs-password-fast-hash
        hash = SHA512.HashData(Encoding.UTF8.GetBytes(password));
        // ruleid: cs-password-fast-hash
        using var derive = new Rfc2898DeriveBytes(password, salt, 1000);
        return derive.GetBytes(32);
    }

    public static byte[] New(string password, byte[] salt, byte[] file)
    {
        // ok: cs-password-fast-hash
        var sum = SHA256.HashData(file);
        // ok: cs-password-fast-hash
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600000, HashAlgorithmName.SHA256, 32);
    }
}
