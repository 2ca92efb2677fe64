using System.IO;

public static class Exports
{
    public static string Name()
    {
        // ruleid: cs-insecure-tempfile
        var path = Path.Combine(Path.GetTempPath(), "export.csv");
        // ok: cs-insecure-tempfile
        path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        return path;
    }
}
