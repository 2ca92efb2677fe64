using System.Security.Cryptography;

public static class Box
{
    public static void Old(byte[] key)
    {
        // ruleid: cs-weak-cipher
        using var des = DES.Create();
        // ruleid: cs-weak-cipher
        using var triple = new TripleDESCryptoServiceProvider();
        using var aes = Aes.Create();
        // ruleid: cs-weak-cipher
        aes.Mode = CipherMode.ECB;
        // ruleid: cs-weak-cipher
        using var other = new AesManaged { Mode = CipherMode.ECB };
    }

    public static void New(byte[] key)
    {
        // ok: cs-weak-cipher
        using var aes = Aes.Create();
        // ok: cs-weak-cipher
        aes.Mode = CipherMode.CBC;
        // ok: cs-weak-cipher
        using var gcm = new AesGcm(key, 16);
    }
}
