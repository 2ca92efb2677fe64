using System.IO;
using System.Security.AccessControl;

public static class Folders
{
    public static void Open(string path, DirectorySecurity security)
    {
        // ruleid: cs-file-permissions
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);
        // ruleid: cs-file-permissions
        security.AddAccessRule(new FileSystemAccessRule("Everyone", FileSystemRights.FullControl, AccessControlType.Allow));
        // ok: cs-file-permissions
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // ok: cs-file-permissions
        security.AddAccessRule(new FileSystemAccessRule("Everyone", FileSystemRights.Read, AccessControlType.Allow));
    }
}
