using System.Security.Cryptography;

public static class Digests
{
    public static byte[] Old(byte[] data)
    {
        // ruleid: cs-weak-hash
        using var md5 = SHA256.Create();
        // ruleid: cs-weak-hash
        var sha1 = SHA256.HashData(data);
        // ruleid: cs-weak-hash
        using var provider = new MD5CryptoServiceProvider();
        // ruleid: cs-weak-hash
        using var named = HashAlgorithm.Create("SHA1");
        return md5.ComputeHash(data);
    }

    public static byte[] New(byte[] data)
    {
        // ok: cs-weak-hash
        using var sha256 = SHA256.Create();
        // ok: cs-weak-hash
        using var named = HashAlgorithm.Create("SHA512");
        // ok: cs-weak-hash
        return SHA256.HashData(data);
    }
}

class Pages
{
    byte[] Head(byte[] body)
    {
        // ok: cs-weak-hash
        var etag = MD5.HashData(body);
        return etag;
    }
}
